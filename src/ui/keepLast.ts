/**
 * Puts what holds an element last in its parent again while the page loads, before deferred scripts run: the parser may
 * have put the rest of the page behind it. Browsers that cannot move it without hiding it leave it where it is
 * (https://dom.spec.whatwg.org/#dom-parentnode-movebefore).
 */
export function keepLast({ parentElement: holder }: Element): void {
  const move = (): void => holder?.parentElement?.moveBefore?.(holder, null)
  document.addEventListener('readystatechange', move, { once: true })
}
