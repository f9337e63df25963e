/**
 * The body of the page, by way of the prototype: `<img name="body">` takes the place of `document.body`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem).
 */
export const pageBody = (): HTMLElement | null => Reflect.get(Object.getPrototypeOf(document), 'body', document)
