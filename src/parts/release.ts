import { scripts } from '../gate/scripts/scripts'

export { postChoice } from '../receipts/postChoice'
export { sendReceipt } from '../receipts/sendReceipt'
export { namesHere } from '../storage/namesHere'

export const { install } = scripts
