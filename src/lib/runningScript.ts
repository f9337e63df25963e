/**
 * The script that runs now, if it is a classic one. By way of the prototype: `<img name="currentScript">` takes the place
 * of the document's own (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem).
 */
export const runningScript = (): HTMLScriptElement | null =>
  Reflect.get(Document.prototype, 'currentScript', document) as HTMLScriptElement | null
