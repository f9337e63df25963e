export { mountInline } from '../ui/mountInline'
