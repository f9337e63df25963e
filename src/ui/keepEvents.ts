const ignore = (): void => {}

/**
 * Keeps what is done in a part of ours from focus traps of the page. They stop each press outside their own dialog
 * before it reaches the button, and move the focus back into themselves at Tab. Links are left to the page's router.
 * Returns the undo.
 */
export function keepEvents(part: HTMLElement): () => void {
  const keep = (event: Event): void => {
    const { type, target, key } = event as Event & { target: Element; key?: string }
    let at: Node | null = target
    while (at && at !== part) at = at.parentNode
    if (!at || (type === 'keydown' && key !== 'Tab')) return
    if (type !== 'click') event.stopPropagation()
    // All that listen to a click hear of it; none takes it away.
    else if (!target.closest('a'))
      event.preventDefault = event.stopPropagation = event.stopImmediatePropagation = ignore
  }
  const types = ['keydown', 'touchstart', 'mousedown', 'click']
  for (const type of types) addEventListener(type, keep, true)
  return () => {
    for (const type of types) removeEventListener(type, keep, true)
  }
}
