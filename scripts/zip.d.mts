export function makeZip(files: { name: string; bytes: Uint8Array }[]): Uint8Array
export function servedFiles(dist: string): { name: string; bytes: Uint8Array }[]
