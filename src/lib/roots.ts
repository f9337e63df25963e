import { isConnected, querySelectorAll } from './natives'

/** The trees of a page: its document, and the shadow roots that were seen. No selector goes from one into another. */
export interface Roots {
  add(root: ParentNode): void
  /** Elements in all of them. */
  find(selector: string): HTMLElement[]
}

export function createRoots(): Roots {
  /** A root lives as long as its host, which may leave the page and come back. */
  const shadows = new Set<WeakRef<ParentNode>>()
  return {
    add: (root) => void shadows.add(new WeakRef(root)),
    find: (selector) =>
      [document, ...[...shadows].flatMap((shadow) => shadow.deref() ?? [])]
        .filter(isConnected)
        .flatMap((root) => [...querySelectorAll(root, selector)]),
  }
}
