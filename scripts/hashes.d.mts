export interface Built {
  version: string
  code: Uint8Array
}
export const PAGES: string[]
export function putHash(page: string, built: Built): string
export function readBuilt(): Built
