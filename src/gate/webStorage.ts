import { closeOnDeletion } from '../lib/databases'
import { ownerIn } from '../lib/ownerIn'
import { isOwnWrite } from '../lib/ownWrite'
import { patch, takeOff } from '../lib/patch'
import { refusedRequest } from '../lib/refusedRequest'
import { guardAreas } from '../lib/storageAreas'
import type { Gate } from './types'

/**
 * Guards `localStorage` and `sessionStorage` (methods and plain properties), `indexedDB.open` and `caches.open`. A
 * refused write is dropped; a refused store fails like one that the browser blocks. Only the SDK can write the list of
 * noted names, and no script an answer that is to be taken over.
 */
export const webStorage: Gate = {
  install({ ask, key, isAnswer, fail }) {
    const mayWrite = (name: string, stack: () => string): unknown =>
      isOwnWrite() || (isAnswer(name) ? fail('own-name', name) : ask('storage', name, stack).verdict)
    const guardOpen = (store: 'indexedDB' | 'caches', watch: (opened: never) => void, refuse: () => unknown) =>
      patch(ownerIn(store, 'open'), 'open', (go, args, stack) => {
        // Without a name, the browser says so.
        if (args.length) {
          // Converted once: see `readOnce`.
          const name = `${args[0]}`
          args[0] = name
          if (!mayWrite(name, stack)) return refuse()
        }
        const opened = go()
        watch(opened as never)
        return opened
      })

    return {
      undo: takeOff([
        guardAreas(key, mayWrite, (name) => name !== key || isOwnWrite() || fail('own-name', key)),
        guardOpen('indexedDB', closeOnDeletion, refusedRequest),
        guardOpen('caches', String, () => Promise.reject(new DOMException('Refused', 'SecurityError'))),
      ]),
    }
  },
}
