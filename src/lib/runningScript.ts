/**
 * The script that runs now, if it is a classic one. By way of the prototype: `<img name="currentScript">` takes the place
 * of the document's own (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem).
 * By that of the document itself, as `Document` may be a library's (MooTools).
 */
export const runningScript = (): HTMLScriptElement | null =>
  Reflect.get(Object.getPrototypeOf(document), 'currentScript', document) as HTMLScriptElement | null
