import type { Consent } from '../types'
import type { Core } from './core'

/** Creates `when` of the API. All waiting promises share one listener; each is dropped once it resolves. */
export function createWhen({ store, allows, on }: Pick<Core, 'store' | 'allows' | 'on'>): Consent['when'] {
  const waiting = new Set<() => void>()
  let started = false
  const checkAll = (): void => {
    started = true
    for (const check of waiting) check()
  }
  on('ready', checkAll)
  on('choice', checkAll)

  return (id, lifetime) =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!allows([id], lifetime)) return
        waiting.delete(check)
        const { choice, granted } = store.get()
        // Under opt-out there is a grant without a choice: resolve with an equal choice.
        resolve(choice ?? store.make({ granted }, 'host').choice)
      }
      waiting.add(check)
      if (started) check()
    })
}
