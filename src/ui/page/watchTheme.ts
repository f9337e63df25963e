/** Events in a page that may then be coloured otherwise: a style sheet has come, a control of a `:has()` was switched. */
const EVENTS = ['load', 'change']

/**
 * Calls back before the next frame is drawn when the page may have changed what an element inherits: by an attribute of
 * an ancestor (`class`, `data-theme`, `style`), a style sheet in the head, the system's colour scheme, the size of
 * the window, or the events above. It looks at nothing else that happens in the page.
 *
 * @returns `update`, to be called when the element may have been moved, and the undo
 */
export function watchTheme(element: Element, onChange: () => void): { update(): void; undo(): void } {
  let frame = 0
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      onChange()
    })
  }
  const watcher = new MutationObserver(schedule)
  const update = (): void => {
    watcher.disconnect()
    for (let at: Node | null = element; at; at = parentOf(at)) watcher.observe(at, { attributes: true })
    const { head } = document
    if (head) watcher.observe(head, { attributes: true, characterData: true, childList: true, subtree: true })
  }
  const over = new AbortController()
  const { signal } = over
  for (const type of EVENTS) document.addEventListener(type, schedule, { capture: true, signal })
  addEventListener('resize', schedule, { signal })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', schedule, { signal })
  update()
  return {
    update,
    undo() {
      over.abort()
      watcher.disconnect()
      cancelAnimationFrame(frame)
    },
  }
}

/** Returns what a node inherits from: through slots, and out of shadow roots. */
const parentOf = (node: Node): Node | null =>
  (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
