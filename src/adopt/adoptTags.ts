import type { ResolvedConfig } from '../config/schema'
import type { GateContext, Installed } from '../gate/types'
import {
  getAttribute,
  hasAttribute,
  localName,
  matches,
  nodeType,
  observerClass,
  querySelectorAll,
  removeAttribute,
  setAttribute,
} from '../lib/natives'
import type { ToOurs } from './createMapping'
import type { Tool } from './types'

/** What holds a script or a style sheet in any browser: a type that none of them runs or applies. */
const HELD = ':is(script,link)[type="text/plain"]'
const ELEMENTS = ':is(iframe,img,video,audio,picture,source,track,embed,object,link)'
const ADDRESSES = ['data-src', 'data-srcset', 'data-href']

interface TagHost extends Pick<GateContext, 'roots' | 'fail'> {
  config: Pick<ResolvedConfig, 'ids'>
}

/**
 * Gives the tags of another tool the attributes of ours, so that they are held and released as ours are. Only what its
 * tag holds in any browser counts; what loads by itself has loaded before this file came. The undo takes the attributes
 * off again.
 */
export function adoptTags({ config, roots, fail }: TagHost, tool: Tool, toOurs: ToOurs): Installed {
  const { tag, needOf, holdsAll, isCommon, addresses = [] } = tool
  if (!tag || !needOf) return { undo() {} }
  const held = [...ADDRESSES, ...addresses].map((name) => `[${name}]`)
  const selector = `script[type="text/plain"]${tag}${holdsAll ? `,${HELD}${tag},${ELEMENTS}:is(${held})${tag}` : ''}`
  const isKnown = (id: string): boolean => config.ids.includes(id.replace('!', ''))
  /** For each adopted element, its attributes before. */
  const before = new WeakMap<Element, Map<string, string | null>>()

  const adopt = (element: Element): void => {
    if (before.has(element) || hasAttribute(element, 'data-consent')) return
    const need = needOf(element).flatMap((id) => {
      const ours = toOurs(id.replace('!', ''))
      return id.startsWith('!') ? ours.map((one) => `!${one}`) : ours
    })
    if (!need[0] || (isCommon && localName(element) !== 'script' && !need.every(isKnown))) return
    const attributes = new Map<string, string | null>()
    before.set(element, attributes)
    const put = (name: string, value: string | null): void => {
      if (!attributes.has(name)) attributes.set(name, getAttribute(element, name))
      if (value === null) removeAttribute(element, name)
      else setAttribute(element, name, value)
    }
    for (const name of addresses) {
      const address = getAttribute(element, name)
      if (address === null) continue
      put('data-src', address)
      put(name, null)
    }
    if (localName(element) === 'link' && getAttribute(element, 'type') === 'text/plain') {
      const address = getAttribute(element, 'href')
      if (address !== null && !hasAttribute(element, 'data-href')) put('data-href', address)
      // Before the type, with which it would load.
      put('href', null)
      put('type', getAttribute(element, 'data-type'))
    }
    // Our attributes take ids without spaces; a name that is none of ours holds the element, and is told.
    put('data-consent', need.map((id) => id.replace(/\s+/g, '-')).join(' '))
  }
  const adoptAll = (elements: Iterable<Element>): void => {
    for (const element of elements) {
      try {
        adopt(element)
      } catch (error) {
        fail('failed', `${error}`)
      }
    }
  }
  const update = (): void => adoptAll(roots.find(selector))

  const watcher = new (observerClass())((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (nodeType(node) !== 1) continue
        const element = node as Element
        if (matches(element, selector)) adoptAll([element])
        adoptAll(querySelectorAll(element, selector))
      }
  })
  watcher.observe(document, { childList: true, subtree: true })
  update()

  return {
    update,
    undo() {
      watcher.disconnect()
      for (const element of roots.find('[data-consent]'))
        for (const [name, value] of before.get(element) ?? []) {
          if (value === null) removeAttribute(element, name)
          else setAttribute(element, name, value)
        }
    },
  }
}
