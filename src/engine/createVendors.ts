import { verdictOf } from '../choice/allows'
import type { Signals } from '../signals/createSignals'
import { createGoogleSignal } from '../signals/google'
import type { Told } from '../signals/types'
import type { Core } from './core'

/** Tells vendors of each choice through their own consent APIs. */
export interface Vendors {
  tell(): void
  /** Resolves once every vendor was told for the first time; to `false` if the `signals` part cannot be loaded. */
  told(): Promise<boolean>
  trace(): Told[]
}

/** Tells Google the denied default at once, and the other vendors once the `signals` part is loaded. */
export function createVendors({ config, store, load, fail }: Core, teardown: AbortController): Vendors {
  const grants = (id: string): boolean => !!verdictOf(store.get(), [id])
  const google =
    config.signals.includes('google') &&
    createGoogleSignal(window, teardown.signal, () => fail('layer-replaced', 'dataLayer'))
  const namesOthers = config.signals.length > (google ? 1 : 0)
  let others: Signals | undefined

  const tellOthers = (): void => others?.(!!store.get().choice)
  const fetchOthers = async (): Promise<boolean> => {
    try {
      others = (await load('signals')).createSignals({ config, grants, fail, teardown })
      tellOthers()
      return true
    } catch (error) {
      fail('signals-missing', (error as Error).message)
      return false
    }
  }

  let firstTold: Promise<boolean> | undefined
  // Only after the choice was read: a vendor that is already loaded would be told "denied" first.
  const told = (): Promise<boolean> => {
    firstTold ??= namesOthers ? fetchOthers() : Promise.resolve(true)
    return firstTold
  }

  return {
    told,
    tell() {
      if (google) google(grants)
      told()
      tellOthers()
    },
    trace: () => [...(google ? google.trace : []), ...(others?.trace ?? [])],
  }
}
