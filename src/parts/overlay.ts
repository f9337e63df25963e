export { pageSettled } from '../lib/pageSettled'
export { layOver, removeCopies } from '../ui/page/overlay'
