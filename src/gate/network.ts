import { patch } from '../lib/patch'
import { createRefuses } from './hosts'
import type { Gate } from './types'

/** What sends a form may send it elsewhere than the form says. */
type Submitter = Partial<Pick<HTMLButtonElement, 'formAction' | 'formTarget'>>

/** A URL that can only fail, in the browser's own way and with nothing sent. */
const NOWHERE = 'blob:null/0'

/**
 * Requests to declared hosts fail as behind a browser's own blocker: a `fetch` rejects with a `TypeError`, a request
 * and a sound fire `error`, a beacon and a deferred fetch are taken and lost.
 */
export const network: Gate = {
  install(context) {
    const refuses = createRefuses(context)
    const opened = new WeakMap<object, unknown[]>()
    /** From the prototype: `<input name="action">` takes the place of its form's own. */
    const read = (form: HTMLFormElement, key: 'action' | 'target'): string =>
      Reflect.get(HTMLFormElement.prototype, key, form)
    /** Into a frame, where nobody sees what comes of it; a form that takes the visitor along is theirs to send. */
    const isRefusedForm = (form: HTMLFormElement, stack: () => string, submitter?: Submitter | null): boolean => {
      const target = submitter?.formTarget || read(form, 'target')
      if (!target || target.startsWith('_')) return false
      return [read(form, 'action'), submitter?.formAction ?? ''].some((url) => url && refuses('network', url, stack))
    }
    const onSubmit = (event: SubmitEvent): void => {
      const { target, submitter } = event
      if (isRefusedForm(target as HTMLFormElement, String, submitter as Submitter | null)) event.preventDefault()
    }
    addEventListener('submit', onSubmit, true)

    const undo = [
      () => removeEventListener('submit', onSubmit, true),
      patch(
        HTMLFormElement.prototype,
        'submit',
        (original, stack) =>
          function () {
            if (!isRefusedForm(this as HTMLFormElement, stack)) original.call(this)
          },
      ),
      patch(
        Navigator.prototype,
        'sendBeacon',
        (original, stack) =>
          function (...args) {
            return !!refuses('network', args[0], stack) || original.apply(this, args)
          },
      ),
      ...['fetch', 'fetchLater'].map((name) =>
        patch(
          window,
          name,
          (original, stack) =>
            function (...args) {
              if (!refuses('network', args[0], stack)) return original.apply(this, args)
              return name === 'fetch' ? Promise.reject(new TypeError('Failed to fetch')) : { activated: false }
            },
        ),
      ),
      patch(
        XMLHttpRequest.prototype,
        'open',
        (original) =>
          function (...args) {
            opened.set(this as object, args)
            return original.apply(this, args)
          },
      ),
      patch(
        XMLHttpRequest.prototype,
        'send',
        (original, stack) =>
          function (...args) {
            const request = this as XMLHttpRequest
            const [, url, async = true] = opened.get(request) ?? []
            // One that the page waits for throws, as it does behind a blocker.
            if (refuses('network', url, stack)) request.open('GET', NOWHERE, async as boolean)
            return original.apply(this, args)
          },
      ),
      patch(
        window,
        'Audio',
        (_, stack) =>
          (...args) =>
            refuses('network', args[0], stack) ? [NOWHERE] : args,
      ),
    ]
    return {
      undo() {
        for (const one of undo) one()
      },
    }
  },
}
