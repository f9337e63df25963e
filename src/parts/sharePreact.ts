export { sharePreact } from '../ui/sharePreact'
