export function writeReference(): string
