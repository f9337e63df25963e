/** Whether a frame shows nothing of anybody's: its document is an empty one of the page's own origin. */
export const isBlankFrame = (element: Element): element is HTMLIFrameElement =>
  element.localName === 'iframe' &&
  !element.hasAttribute('srcdoc') &&
  /^(about:blank(#.*)?)?$/.test(element.getAttribute('src') ?? '')
