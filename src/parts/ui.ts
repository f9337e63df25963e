export { createModal } from '../ui/createModal'
