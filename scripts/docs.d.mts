export function ensureDocs(): Promise<{ good: boolean; said: string }>
