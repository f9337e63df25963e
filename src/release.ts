import { scripts } from './gate/scripts'

export { erase } from './storage/erase'
export { namesHere } from './storage/namesHere'
export { tellServer } from './tellServer'

export const { install } = scripts
