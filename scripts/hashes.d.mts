export interface Built {
  version: string
  code: Uint8Array
}
export function putHash(readme: string, built: Built): string
export function readBuilt(): Built
