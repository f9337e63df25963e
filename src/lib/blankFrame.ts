/** Whether an element is an iframe with no content of its own: its document is empty and of the page's origin. */
export const isBlankFrame = (element: Element): element is HTMLIFrameElement =>
  element.localName === 'iframe' &&
  !element.hasAttribute('srcdoc') &&
  /^(about:blank(#.*)?)?$/.test(element.getAttribute('src') ?? '')
