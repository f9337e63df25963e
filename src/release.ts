export { scripts } from './gate/scripts'
export { sendReceipt } from './sendReceipt'
export { erase } from './storage/erase'
export { addLauncher } from './ui/launcher'
