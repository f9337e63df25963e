import { sharePreact } from '../ui/sharePreact'

sharePreact()
