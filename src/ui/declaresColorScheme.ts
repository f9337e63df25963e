import { pageBody } from '../lib/pageBody'

/** Returns whether the page says in which colour schemes it can be shown, in its styles or in a `meta` element. */
export const declaresColorScheme = (): boolean =>
  /dark|light/.test(getComputedStyle(pageBody() as Element).colorScheme) ||
  !!document.querySelector('meta[name="color-scheme"]')
