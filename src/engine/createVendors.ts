import { verdictOf } from '../choice/allows'
import type { Signals } from '../signals/createSignals'
import { createGoogleSignal } from '../signals/google'
import type { Told } from '../signals/types'
import type { Core } from './core'

/** The vendors whose own consent API is told of each choice. */
export interface Vendors {
  tell(): void
  /** Resolves once all were told for the first time: `false` where that cannot be, as what tells them is missing. */
  told(): Promise<boolean>
  trace(): Told[]
}

/** Tells Google the denied default at once; the other vendors once what knows them has arrived. */
export function createVendors({ config, store, load, fail }: Core, leaving: AbortController): Vendors {
  const grants = (id: string): boolean => !!verdictOf(store.get(), [id])
  const google =
    config.signals.includes('google') &&
    createGoogleSignal(window, leaving.signal, () => fail('layer-replaced', 'dataLayer'))
  const namesOthers = config.signals.length > (google ? 1 : 0)
  let others: Signals | undefined

  const tellOthers = (): void => others?.(!!store.get().choice)
  const fetchOthers = async (): Promise<boolean> => {
    try {
      others = (await load('signals')).createSignals({ config, grants, fail, leaving })
      tellOthers()
      return true
    } catch (error) {
      fail('signals-missing', (error as Error).message)
      return false
    }
  }

  let firstTold: Promise<boolean> | undefined
  // Not before the choice was read: a vendor that is at hand would be told "denied", and what was chosen only then.
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
