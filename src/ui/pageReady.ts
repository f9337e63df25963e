import { pageBody } from '../lib/pageBody'

/** How often a page that cannot show the modal yet is looked at, in milliseconds. */
const POLL = 50

/** A modal dialog of the page's own. What knows no `:modal` finds none. */
const isBarred = (): boolean =>
  [...document.querySelectorAll(':is(dialog:modal)')].some((dialog) => !dialog.closest('interact-consent'))

/**
 * Resolves once there is a `<body>` to put the modal into: a script in `<head>` runs before it.
 *
 * @param mayWait whether nobody has asked for it: then it waits for a dialog of the page's own to close, too. Nothing
 * beside that could be pressed, and whoever is in it is not to be taken out of it.
 */
export async function pageReady(mayWait: boolean): Promise<void> {
  while (!pageBody() || (mayWait && isBarred())) await new Promise((resolve) => setTimeout(resolve, POLL))
}
