/**
 * Returns the classic script that is running, if any. Read through the prototype, as `<img name="currentScript">`
 * shadows the document's own (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem); and through the
 * prototype of `document`, as the global `Document` may be a library's (MooTools).
 */
export const runningScript = (): HTMLScriptElement | null =>
  Reflect.get(Object.getPrototypeOf(document), 'currentScript', document) as HTMLScriptElement | null
