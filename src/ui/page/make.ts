/** Creates an element with its attributes and content. */
export function make(tag: string, attributes: Record<string, string>, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, `${attributes[name]}`)
  element.append(...content)
  return element
}
