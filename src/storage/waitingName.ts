/** Returns the `localStorage` key of unsent receipts. @param cookie name of the choice cookie */
export const waitingName = (cookie: string): string => `${cookie}.receipts`
