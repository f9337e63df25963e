import type { ComponentChildren } from 'preact'

type Props = Record<string, unknown>

/** What a JSX tag makes. */
interface Tag {
  type: string
  props: Props
  key: unknown
}

/** The tag that an element was last drawn from; its props keep the names of those that have gone since. */
const TAG = Symbol()

type Drawn = HTMLElement & Props & { [TAG]?: Tag }

/** With `jsx` and `jsxs` the automatic JSX runtime, in place of `preact/jsx-runtime`; a fragment is its children. */
export const Fragment = ''
export const jsx = (type: string, props: Props, key?: unknown): unknown =>
  type ? { type, props, key } : props.children
export { jsx as jsxs }

function drawElement(old: Node | undefined, { type, props, key }: Tag): Node {
  const last = (old as Drawn | undefined)?.[TAG]
  const same = last?.type === type && last.key === key
  const node = (same ? old : document.createElement(type)) as Drawn
  const before = same ? last.props : {}
  const { children, ...now } = props
  const all = { ...before, ...now }
  node[TAG] = { type, key, props: all }
  for (const name in all) {
    const value = now[name]
    all[name] = value
    if (name.startsWith('on')) {
      // One listener for good, which finds the handler of the latest drawing.
      if (!(name in before)) {
        node.addEventListener(name.slice(2).toLowerCase(), (event) => {
          ;(node[TAG]?.props[name] as ((event: Event) => void) | undefined)?.(event)
        })
      }
    } else if (typeof (value ?? before[name]) === 'boolean' && name in node) {
      // Compared with the page and not with what was drawn before: the visitor may have switched it since.
      if (node[name] !== !!value) (node as Props)[name] = !!value
    } else if (value !== before[name]) {
      // Only what was drawn otherwise before: a visitor's helper may have set a class of its own beside ours.
      if (value != null) node.setAttribute(name, value as string)
      else node.removeAttribute(name)
    }
  }
  render(children as ComponentChildren, node)
  return node
}

function drawText(old: Node | undefined, value: unknown): Node {
  const text = value == null || typeof value === 'boolean' ? '' : `${value}`
  if (!(old instanceof Text)) return new Text(text)
  // Writing the same text again would still undo what the visitor has marked in it.
  if (old.data !== text) old.data = text
  return old
}

/**
 * Makes an element's content what the JSX says, changing as little of what is there as it takes: an element of the same
 * tag and `key` in the same place stays, with its focus, its scroll position and whatever the visitor has opened in it.
 *
 * It stands in for preact 11, with which `consent-ui.js` is 8.6 kB of brotli where it may be 8; with this it is 5.0.
 *
 * It knows tags, text, lists, fragments, and values drawn as nothing (`null`, `undefined`, `true`, `false`: each is an
 * empty text, so that what follows keeps its place); attributes by their HTML names (`class`, `for`), on and off
 * as properties where the element has them (`checked`, `disabled`), and handlers (`onClick`).
 *
 * It deliberately lacks components and their state, hooks, refs, contexts and SVG, and it moves nothing: what follows a
 * list that grows is matched by its new place, and `key` only tells an element from its successor. `style` is no
 * attribute to use, as a strict `style-src` refuses it. Nothing is parsed as markup, so Trusted Types find nothing here.
 */
export function render(children: ComponentChildren, parent: Element): void {
  const slots: unknown[] = [children].flat(Infinity)
  slots.forEach((slot, index) => {
    const old: Node | undefined = parent.childNodes[index]
    const node = slot && typeof slot === 'object' ? drawElement(old, slot as Tag) : drawText(old, slot)
    if (node === old) return
    if (old) parent.replaceChild(node, old)
    else parent.append(node)
  })
  while (parent.childNodes.length > slots.length) parent.lastChild?.remove()
}
