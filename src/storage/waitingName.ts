/** The key in `localStorage` under which receipts wait that did not arrive. @param cookie name of the choice cookie */
export const waitingName = (cookie: string): string => `${cookie}.receipts`
