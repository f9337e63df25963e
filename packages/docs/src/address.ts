import { isObject } from '../../../src/config/isObject'

/** What the configurator holds, in the fragment of its address: a fragment is sent to nobody. */
export interface State {
  config: Record<string, unknown>
  look: Look
}

export interface Look {
  theme: string
  accent: string
  scheme: 'light' | 'dark'
  width: 'wide' | 'phone'
  way: 'own' | 'cdn' | 'npm'
}

export const writeAddress = (state: State): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(state))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** `undefined` for what it did not write. */
export function readAddress(fragment: string): State | undefined {
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    )
    const state = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(state) && isObject(state.config) && isObject(state.look) ? (state as unknown as State) : undefined
  } catch {
    return undefined
  }
}
