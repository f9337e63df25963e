import { isConnected, querySelectorAll } from './natives'

/** The trees of a page: its document, and the shadow roots found so far. A selector matches within one tree only. */
export interface Roots {
  add(root: ParentNode): void
  /** Returns the matching elements of all trees that are in the page. */
  find(selector: string): HTMLElement[]
}

export function createRoots(): Roots {
  /** Weak, as a root lives as long as its host, which may leave the page and come back. */
  const shadows = new Set<WeakRef<ParentNode>>()
  return {
    add: (root) => void shadows.add(new WeakRef(root)),
    find: (selector) =>
      [document, ...[...shadows].flatMap((shadow) => shadow.deref() ?? [])]
        .filter(isConnected)
        .flatMap((root) => [...querySelectorAll(root, selector)]),
  }
}
