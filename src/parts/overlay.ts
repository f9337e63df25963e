export { layOver, removeCopies } from '../ui/page/overlay'
