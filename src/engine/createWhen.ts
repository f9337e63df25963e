import type { Consent } from '../types'
import type { Core } from './core'

/** `when` of the API; it listens once for all who wait, and forgets each as soon as it has resolved. */
export function createWhen({ store, allows, on }: Core): Consent['when'] {
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
        // Under opt-out the undecided are granted: the promise then tells what that amounts to.
        resolve(choice ?? store.make({ granted }, 'host').choice)
      }
      waiting.add(check)
      if (started) check()
    })
}
