export { createSignals } from '../signals/createSignals'
