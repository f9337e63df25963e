export { scripts } from './gate/scripts'
export { erase } from './storage/erase'
export { tellServer } from './tellServer'
export { addLauncher } from './ui/launcher'
