import { ownerOf } from '../../lib/capture'
import {
  createElement,
  createElementNS,
  dispatchEvent,
  eventClass,
  getAttribute,
  importNode,
  inertDocument,
  localName,
  readAllOnce,
  readOnce,
  removeAttribute,
  setAttribute,
  setTimeout,
} from '../../lib/natives'
import { patch } from '../../lib/patch'
import { loadingName, NAMES, TAGS, waitingKind } from '../loading'
import type { GateContext } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'
import { lendWindow } from './lendWindow'

const SVG = 'http://www.w3.org/2000/svg'

/** Reads from a call which attribute of which element it sets to which value. */
type Read = (self: never, args: never[]) => [element: Element | null | undefined, attribute: unknown, value: unknown]

/** Guards the properties and methods that set an address of an element. Returns the undos. */
export function guardSetters(
  { heldByGate, heldScripts }: GateContext,
  { refusal, isWaiting }: Judge,
  { tag, hold }: Holder,
): (() => void)[] {
  /** Windows of frames, each with the one that is lent in its place: a page may compare them. */
  const lent = new WeakMap<Window, Window>()
  /** Whether a value is withheld from an element, which then waits for it or fires `error`. */
  const holds = (
    [element, key, value]: ReturnType<Read>,
    stack: () => string,
    set: (twin: Element) => void,
  ): boolean => {
    const attribute = `${key}`.toLowerCase()
    const name = element && loadingName(localName(element), attribute)
    if (!name) return false
    let refused: ReturnType<typeof refusal>
    try {
      refused = refusal(element, attribute, `${value}`, stack)
    } catch {
      // Fails closed, as in `cookies`.
      return true
    }
    if (!refused) {
      // It no longer waits for its earlier value.
      if (heldByGate.delete(element))
        for (const held of ['data-consent', `data-${name}`]) removeAttribute(element, held)
      return false
    }
    // First set on a copy outside of the page: this throws if Trusted Types forbid the value, and the page's default
    // policy may change it.
    const twin = importNode(waitingKind(localName(element)) ? document : inertDocument(), element) as Element
    set(twin)
    const text = getAttribute(twin, attribute) ?? `${value}`
    if (!refused.service || waitingKind(localName(element))) {
      setAttribute(element, `data-${name}`, text)
      tag(element, name, refused)
      if (localName(element) === 'script') heldScripts.set(element, value)
    } else if (name !== 'ping') setTimeout(() => dispatchEvent(element, new (eventClass())('error')))
    return true
  }

  const guard = (owner: object | undefined, key: string, read: Read): (() => void) =>
    patch(owner, key, (go, args, stack, self) => {
      // A node is not converted to text, nor is the second argument of `toggleAttribute`.
      if (!/Node|toggle/.test(key)) readAllOnce(args)
      const given = read(self as never, args as never)
      const onTwin = (twin: Element): unknown =>
        self === given[0] ? go(twin) : setAttribute(twin, `${given[1]}`, `${given[2]}`)
      if (holds(given, stack, onTwin)) return
      const [element] = given
      // One that no browser runs keeps its address; it must not take a type that runs along.
      const isPlain = element && getAttribute(element, 'type') === 'text/plain'
      const result = go()
      if (isPlain) hold(element, stack)
      return result
    })

  const frame = createElement(inertDocument(), 'iframe')
  const elements = `${TAGS}|a|area`.split('|').map((tag) => createElement(inertDocument(), tag as 'a'))
  const onElement = (keys: string, read: Read): (() => void)[] =>
    keys.split(' ').map((key) => guard(ownerOf(elements[0], key), key, read))
  return [
    ...`${NAMES}|ping`.split('|').flatMap((key) => {
      const owners = elements.map((element) => loadingName(localName(element), key) && ownerOf(element, key))
      return [...new Set(owners)].map((owner) => guard(owner || undefined, key, (self, [value]) => [self, key, value]))
    }),
    ...onElement('setAttribute', (self, [name, value]) => [self, name, value]),
    ...onElement('setAttributeNS', (self, [, name, value]) => [self, name, value]),
    ...onElement('setAttributeNode setAttributeNodeNS', (self, [node]: Attr[]) => [self, node?.name, node?.value]),
    ...onElement('type removeAttribute removeAttributeNS removeAttributeNode toggleAttribute', (self) => [
      self,
      '',
      '',
    ]),
    guard(ownerOf(createElementNS(inertDocument(), SVG, 'script'), 'type'), 'type', (self) => [self, '', '']),
    guard(ownerOf(document.createAttribute('src'), 'value'), 'value', ({ ownerElement, name }: Attr, [value]) => [
      ownerElement,
      name,
      value,
    ]),
    patch(
      ownerOf(frame, 'contentWindow'),
      'contentWindow',
      (go, _, stack, self) => {
        const element = self as HTMLIFrameElement
        const target = go() as Window | null
        if (!target || !isWaiting(element)) return target
        const known = lent.get(target)
        if (known) return known
        const window = lendWindow(target, (address) => {
          const text = readOnce(address)
          const set = (to: Element): void => setAttribute(to, 'src', `${text}`)
          if (!holds([element, 'src', text], stack, set)) set(element)
        })
        lent.set(target, window)
        return window
      },
      'get',
    ),
  ]
}
