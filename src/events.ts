import type { Choice } from './choice/types'
import type { View } from './ui/types'

/** What a gate keeps from happening, or lets happen. */
export type GateKind = 'script' | 'cookie' | 'storage' | 'network' | 'frame' | 'media' | 'style'

/** Every event and what it tells. Names only, never values. */
export interface ConsentEvents {
  /** The SDK has started; `choice` is what was stored. Replayed to late listeners. */
  ready: { choice: Choice | null }
  /** A choice was made, changed or taken back; `newlyGranted` and `revoked` are the categories that changed. Replayed. */
  choice: {
    choice: Choice | null
    previous: Choice | null
    newlyGranted: string[]
    revoked: string[]
    /** `stored`: it was there before; `first`: nothing was decided before; `tab`: another tab or the server made it. */
    cause: 'stored' | 'first' | 'changed' | 'tab' | 'reset'
  }
  open: { view: View }
  close: { view: View }
  /** Something that no choice covers was kept from happening. */
  blocked: { kind: GateKind; category: string | null; service?: string; target: string }
  /** Something held back was let go. */
  released: { kind: GateKind; category: string; element?: Element }
  /** The first time that a cookie or key is written which no service declares. */
  undeclared: { kind: GateKind; target: string }
  /** Something failed; every gate it concerns stays shut. */
  error: { error: Error }
}

export type Listener<K extends keyof ConsentEvents> = (detail: ConsentEvents[K]) => void

/** The same events on `document`, for a page without a reference to the SDK. */
export type ConsentDocumentEvents = { [K in keyof ConsentEvents as `consent:${K}`]: CustomEvent<ConsentEvents[K]> }

declare global {
  interface DocumentEventMap extends ConsentDocumentEvents {}
}

export interface Emitter {
  on<K extends keyof ConsentEvents>(event: K, listener: Listener<K>): () => void
  emit<K extends keyof ConsentEvents>(event: K, detail: ConsentEvents[K]): void
  clear(): void
}

/**
 * @param replay what a late listener is told at once, if anything
 * @param fail is told of a listener that throws; the others are called all the same
 */
export function createEmitter(
  target: Document,
  replay: (event: keyof ConsentEvents) => object | null | false,
  fail: (error: unknown) => void,
): Emitter {
  const listeners = new Set<[event: string, listener: Listener<never>]>()

  const call = (listener: Listener<never>, detail: unknown): void => {
    try {
      listener(detail as never)
    } catch (error) {
      fail(error)
    }
  }

  return {
    on(event, listener) {
      const entry: [string, Listener<never>] = [event, listener]
      listeners.add(entry)
      const detail = replay(event)
      if (detail) call(listener, detail)
      return () => void listeners.delete(entry)
    },
    emit(event, detail) {
      for (const [name, listener] of [...listeners]) if (name === event) call(listener, detail)
      // `<img name="dispatchEvent">` stands in the way of the document's own.
      call(() => target.dispatchEvent(new CustomEvent(`consent:${event}`, { detail })), detail)
    },
    clear: () => listeners.clear(),
  }
}
