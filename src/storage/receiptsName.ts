/** Returns the `localStorage` key of unsent receipts. @param cookie name of the choice cookie */
export const receiptsName = (cookie: string): string => `${cookie}.receipts`
