import { pageBody } from '../lib/pageBody'

/** How often to check whether the page can show the modal, in milliseconds. */
const POLL = 50

/** Whether the page has a modal dialog open. A browser without `:modal` finds none. */
const isBarred = (): boolean =>
  [...document.querySelectorAll(':is(dialog:modal)')].some((dialog) => !dialog.closest('interact-consent'))

/**
 * Resolves once there is a `<body>` for the modal: a script in `<head>` runs before that.
 *
 * @param mayWait whether nobody asked for the modal. Then it also waits until the page's own modal dialog closes:
 * nothing outside that can be pressed, and its user must not be interrupted.
 */
export async function pageReady(mayWait: boolean): Promise<void> {
  while (!pageBody() || (mayWait && isBarred())) await new Promise((resolve) => setTimeout(resolve, POLL))
}
