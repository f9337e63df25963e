import { querySelectorAll } from '../../lib/natives'

/** A submit button can override its form's address and target. */
export type Submitter = Partial<Pick<HTMLButtonElement, 'formAction' | 'formTarget'>>

/** Read from the prototype: `<input name="action">` shadows the form's own property. */
const read = (form: HTMLFormElement, key: 'action' | 'target'): string =>
  Reflect.get(HTMLFormElement.prototype, key, form)

/**
 * Returns the addresses that a form may be sent to in a frame. None if it navigates the page, which is the visitor's own
 * act.
 */
export function framedAddresses(form: HTMLFormElement, submitter?: Submitter | null): string[] {
  const [base] = querySelectorAll<HTMLBaseElement>(document, 'base[target]')
  const target = submitter?.formTarget || read(form, 'target') || base?.target
  // Only the keywords navigate the page: `_x` may be the name of a frame.
  if (!target || /^_(blank|self|parent|top)$/i.test(target)) return []
  return [read(form, 'action'), submitter?.formAction].flatMap((url) => url || [])
}
