export { mountModal } from '../ui/mountModal'
