import type { Judgement } from '../../choice/judge'
import type { GateKind } from '../../events'
import { patch } from '../../lib/patch'
import { createRefuses, literals } from '../hosts'
import type { Gate } from '../types'

/** Tags that load what their attributes name. */
const TAGS = 'script|iframe|frame|img|image|source|link|input|audio|embed|object|track|video|a|area'
const NAMES = 'src|srcdoc|srcset|imageSrcset|data|href|ping|poster'
/** One that is refused is lost, as a beacon is: nothing is missing without it, and nobody waits for it. */
const PING = 'ping'
const tags = new RegExp(`^(${TAGS})$`)
// SVG's older `xlink:href` is one of them.
const names = new RegExp(`(^|:)(${NAMES})$`, 'i')
/** A tag in markup; a `>` within quotes does not end it. */
const markup = new RegExp(`<(${TAGS})\\b(?:"[^"]*"|'[^']*'|[^>"'])*>`, 'gi')
const attributes = new RegExp(`([^-\\w])(${NAMES})(\\s*=\\s*)("[^"]*"|'[^']*'|[^\\s>]+)`, 'gi')

/** Their interfaces, whose properties reflect these attributes. */
const INTERFACES = 'Source Anchor Image IFrame Track Frame Object Script Link Embed Video Media Input Area'

const KINDS: Record<string, GateKind> = { script: 'script', link: 'style', iframe: 'frame', frame: 'frame' }

/**
 * Whatever loads from a declared host without a tag of ours. Elements get their URL only once it is covered, so it does
 * not matter how a script puts them into the page; markup is made tagged markup, before it is parsed where a script
 * writes it, and right after where the page's own parser does. An image fails as behind a browser's own blocker.
 */
export const elements: Gate = {
  install(context) {
    const { hosts, trusted, free, heldScripts } = context
    const refuses = createRefuses(context)
    const held = new WeakSet<Element>()

    const check = (tag: string, name: string, value: string, stack: () => string): Judgement | undefined => {
      // Where a link leads is the visitor's to follow.
      if (/^a/.test(tag) && name === 'href') return
      // A list of URLs, or markup: what is cut off an URL is behind its host.
      for (const url of /src.|ping/.test(name) ? (value.match(/[^\s,;="'<>]+/g) ?? []) : [value]) {
        const refused = refuses(KINDS[tag] ?? 'network', url, stack)
        if (refused) return refused
      }
    }

    /** Whether an element must do without this attribute for now. */
    const hold = (element: HTMLElement, name: string, value: unknown, stack: () => string): boolean => {
      const { localName, dataset } = element
      if (!names.test(name) || !tags.test(localName) || free.has(element)) return false
      const refused = check(localName, name, `${value}`, stack)
      if (!refused) {
        if (held.delete(element)) delete dataset.consent
      } else if (KINDS[localName] && refused.service) {
        held.add(element)
        if (localName === 'script') heldScripts.set(element, value)
        dataset.consent = refused.service
        dataset[name] = `${value}`
      } else if (name !== PING) setTimeout(() => element.dispatchEvent(new Event('error')))
      return !!refused
    }

    /** The same markup, with what is refused in it tagged. @param runs whether scripts in it would run */
    const clean = (value: unknown, runs: boolean, stack: () => string): unknown => {
      const html = `${value}`
      if (!refuses.maybe(html)) return value
      const cleaned = html.replace(markup, (tag: string, name: string) => {
        const script = /script/i.test(name)
        if ((script && !runs) || / data-consent/i.test(tag)) return tag
        let id = ''
        const rest = tag.replace(attributes, (whole, space, key, equals, quoted) => {
          const refused = check(name.toLowerCase(), key.toLowerCase(), quoted.replace(/["']/g, ''), stack)
          if (!refused) return whole
          if (key !== PING) id = `${refused.service}`
          return `${space}data-${key}${equals}${quoted}`
        })
        return id
          ? `<${name} data-consent="${id}"${script ? ' type="text/plain"' : ''}${rest.slice(name.length + 1).replace(/\stype=/i, script ? ' data-type=' : '$&')}`
          : rest
      })
      return cleaned === html ? value : trusted.createHTML(cleaned)
    }

    const selector = `:is(${TAGS}):not([data-consent]):is(${literals(hosts).map((host) =>
      NAMES.replace(/\w+/g, `[$&*="${host}"i]`),
    )})`.replace(/\|/g, ',')
    const { matches, querySelectorAll } = Element.prototype
    /** Tags what the page's own parser has put in. A script has not begun yet, as long as the parser is at work. */
    const sweep = (node: Node): void => {
      if (!(node instanceof Element)) return
      // By way of the prototype: `<form><input name="matches">` has an element of its own in that place.
      for (const element of [node, ...querySelectorAll.call(node, selector)] as HTMLScriptElement[]) {
        if (!matches.call(element, selector) || free.has(element)) continue
        const { localName, dataset } = element
        for (const { name, value } of [...element.attributes]) {
          const refused = names.test(name) && check(localName, name, value, String)
          if (!refused) continue
          if (localName === 'script') {
            if (document.readyState !== 'loading') continue
            dataset.type = element.type
            element.type = 'text/plain'
          } else {
            dataset[name] = value
            // Taking its address away stops no frame.
            if (name === 'src' && KINDS[localName] === 'frame') element.src = 'about:blank'
            else element.removeAttribute(name)
          }
          if (name !== PING) dataset.consent = `${refused.service}`
        }
      }
    }
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) addedNodes.forEach(sweep)
    })
    if (hosts[0]) observer.observe(document, { childList: true, subtree: true })

    /** @param read which attribute of which element is set to what */
    const setter = (
      owner: object | undefined,
      key: string,
      read: (self: never, args: never[]) => [element: unknown, name: unknown, value: unknown],
    ): (() => void) =>
      patch(
        owner,
        key,
        (original, stack) =>
          function (...args) {
            const [element, name, value] = read(this as never, args as never)
            if (!element || !hold(element as HTMLElement, `${name}`.toLowerCase(), value, stack))
              return original.apply(this, args)
          },
      )
    const sink = (owner: object | undefined, runs: boolean, ...keys: string[]): (() => void)[] =>
      keys.map((key) =>
        patch(
          owner,
          key,
          (original, stack) =>
            function (...args) {
              // A tag may be spread over what is written at once.
              const html = key.startsWith('write') && args.join('')
              const cleaned = html && clean(html, runs, stack)
              return original.apply(this, cleaned === html ? args.map((arg) => clean(arg, runs, stack)) : [cleaned])
            },
        ),
      )
    const undo = [
      ...INTERFACES.split(' ').flatMap((type) => {
        const owner = (window as unknown as Record<string, { prototype: object }>)[`HTML${type}Element`]?.prototype
        // Of a link only what is sent on the way, as in `check`.
        return (type[0] === 'A' ? PING : NAMES)
          .split('|')
          .flatMap((name) =>
            owner && Object.hasOwn(owner, name) ? setter(owner, name, (self, [value]) => [self, name, value]) : [],
          )
      }),
      ...['setAttribute', 'setAttributeNS'].map((key, at) =>
        setter(Element.prototype, key, (self, args) => [self, args[at], args[at + 1]]),
      ),
      ...['setAttributeNode', 'setAttributeNodeNS'].map((key) =>
        setter(Element.prototype, key, (self, [node]: Attr[]) => [self, node?.name, node?.value]),
      ),
      setter(Attr.prototype, 'value', ({ ownerElement, name }: Attr, [value]) => [ownerElement, name, value]),
      ...sink(Element.prototype, false, 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'),
      ...sink(globalThis.ShadowRoot?.prototype, false, 'innerHTML', 'setHTMLUnsafe'),
      ...sink(DOMParser.prototype, false, 'parseFromString'),
      ...sink(Document, false, 'parseHTMLUnsafe'),
      ...sink(Range.prototype, true, 'createContextualFragment'),
      ...sink(Document.prototype, true, 'write', 'writeln'),
      () => observer.disconnect(),
    ]
    return {
      undo() {
        for (const one of undo) one()
      },
    }
  },
}
