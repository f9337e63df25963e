import type { Choice } from './choice/types'
import type { View } from './ui/types'

/** What a gate blocks or releases. */
export type GateKind = 'script' | 'cookie' | 'storage' | 'network' | 'frame' | 'media' | 'style'

/** Every event and its detail: names only, never values. */
export interface ConsentEvents {
  /** The SDK has started; `choice` is the stored one. Replayed to late listeners. */
  ready: { choice: Choice | null }
  /**
   * A choice was made, changed or withdrawn; `newlyGranted` and `revoked` are the categories that changed. Replayed.
   */
  choice: {
    choice: Choice | null
    previous: Choice | null
    newlyGranted: string[]
    revoked: string[]
    /** `stored`: read at the start; `first`: nothing was decided before; `tab`: another tab or the server made it. */
    cause: 'stored' | 'first' | 'changed' | 'tab' | 'reset'
  }
  /**
   * The visitor answered in the modal or in the preferences of the page: for counts without ids. `accepted`: all that
   * was asked, less what a privacy signal refuses; `refused`: nothing was granted; `chosen`: a part.
   */
  answer: {
    answer: 'accepted' | 'refused' | 'chosen'
    cause: 'first' | 'changed'
    /** Of the words that were shown, a BCP 47 tag. */
    language: string
    /** Of the notice; `page` for the preferences in the page. */
    layout: 'modal' | 'banner' | 'corner' | 'page'
  }
  open: { view: View }
  close: { view: View }
  /** A gate blocked something that the choice does not cover. */
  blocked: { kind: GateKind; category: string | null; service?: string; target: string }
  /** Something held was released. */
  released: { kind: GateKind; category: string; element?: Element }
  /** A cookie or storage key that no service declares was written, for the first time in this page. */
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
 * Creates the emitter. It calls listeners and dispatches `consent:<event>` on `target`.
 *
 * @param replay returns the detail that a late listener gets at once; falsy for none
 * @param fail called with what a listener throws; the other listeners still run
 */
export function createEmitter(
  target: Document,
  replay: (event: keyof ConsentEvents) => object | null | false,
  fail: (error: unknown) => void,
): Emitter {
  /** The latest choice that was told. */
  let latest: unknown
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
      if (event === 'choice') latest = detail
      for (const [name, listener] of [...listeners]) {
        if (name === event) call(listener, detail)
        // It has chosen anew: nobody is told of the choice before any more.
        if (event === 'choice' && latest !== detail) return
      }
      // `<img name="dispatchEvent">` shadows the document's method, so that the call throws.
      call(() => target.dispatchEvent(new CustomEvent(`consent:${event}`, { detail })), detail)
    },
    clear: () => listeners.clear(),
  }
}
