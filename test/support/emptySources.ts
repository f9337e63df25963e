/**
 * What happy-dom lacks of a browser's way with scripts: one with an empty `src` fires `error` once it is in the page
 * (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element).
 */
const { prototype } = globalThis.HTMLScriptElement ?? { prototype: {} }
const connected = Object.getOwnPropertySymbols(prototype).find(
  ({ description }) => description === 'connectedToDocument',
)
if (connected) {
  const original: unknown = Reflect.get(prototype, connected)
  const value = function (this: HTMLScriptElement): void {
    if (typeof original === 'function') original.call(this)
    if (this.getAttribute('src') === '') queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
  Object.defineProperty(prototype, connected, { value, configurable: true, writable: true })
}
