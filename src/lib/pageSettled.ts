import { addEventListener, readyState } from './natives'

/** How long after the page has loaded its frameworks may need until they are done with its elements, in milliseconds. */
const MARGIN = 1000
/** How long to wait for a page that does not finish loading, in milliseconds. */
const LONGEST = 10_000

/**
 * Resolves once elements can be inserted between those of the page. Frameworks hydrate what a server has rendered by
 * walking through it (https://react.dev/reference/react-dom/client/hydrateRoot): with an element more, React and Vue
 * render it anew, and Solid takes one element for another. They tell nobody when they are done.
 */
export const pageSettled = (): Promise<void> =>
  new Promise((resolve) => {
    if (readyState(document) === 'complete') return resolve()
    setTimeout(resolve, LONGEST)
    addEventListener(window, 'load', () => setTimeout(resolve, MARGIN))
  })
