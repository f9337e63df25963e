/**
 * Returns the body of the page, through the prototype: `<img name="body">` shadows `document.body`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem).
 */
export const pageBody = (): HTMLElement | null => Reflect.get(Object.getPrototypeOf(document), 'body', document)
