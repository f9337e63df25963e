export function ensureDocs(): { good: boolean; said: string }
