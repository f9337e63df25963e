import { categoryFor } from './read'
import { knownAs } from './services'

/** A page with its tags in our words, and what could not be said in them. */
export interface MovedPage {
  html: string
  changed: number
  lost: string[]
}

/** OneTrust's groups: https://my.onetrust.com/s/article/UUID-518074a1-a6da-81c3-be52-bae7685d9c94 */
const ONETRUST: Record<string, string> = {
  C0001: 'necessary',
  C0002: 'analytics',
  C0003: 'functional',
  C0004: 'marketing',
  C0005: 'marketing',
}

/** Scripts of the tools themselves. */
const THEIRS =
  /\bid=["']?(?:Cookiebot|usercentrics-cmp)|consent\.cookiebot\.(?:com|eu)|cdn\.cookielaw\.org|otSDKStub|\bdata-domain-script|usercentrics\.eu|cookieconsent(?:\.min|\.umd|\.esm)?\.js|\bklaro[\w.-]*\.js|tarteaucitron[\w.-]*\.js|cookie-script\.com/i

const attribute = (tag: string, name: string): string | undefined => {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? []
  return double ?? single ?? bare
}
const without = (tag: string, name: string): string =>
  tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s>]+)`, 'i'), '')
const put = (tag: string, name: string, value: string): string =>
  tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end}`)

/** What a tag needs, by the attributes of the tools, and the tag without them. */
function needOf(tag: string): { need: string[]; bare: string; said: string } | undefined {
  const cookiebot = attribute(tag, 'data-cookieconsent')
  if (cookiebot !== undefined) {
    const need = cookiebot.split(',').map((each) => each.trim())
    // Cookiebot's own word for "leave it alone".
    return {
      need: need[0] === 'ignore' ? [] : need.map(categoryFor),
      bare: without(tag, 'data-cookieconsent'),
      said: 'data-cookieconsent',
    }
  }
  const group = /\boptanon-category-((?:C\d+-?)+)/.exec(attribute(tag, 'class') ?? '')
  if (group) {
    const ids = (group[1] ?? '').split('-').filter(Boolean)
    const rest = (attribute(tag, 'class') ?? '').replace(/\boptanon-category-\S+/, '').trim()
    const bare = without(tag, 'class')
    return {
      need: ids.map((id) => ONETRUST[id] ?? categoryFor(id)),
      bare: rest ? put(bare, 'class', rest) : bare,
      said: group[0],
    }
  }
  // The most particular first: a service, then its category.
  for (const name of ['data-usercentrics', 'data-name', 'data-service', 'data-category']) {
    const value = attribute(tag, name)
    if (value === undefined || !/^<(script|iframe|img|video|link)\b/i.test(tag)) continue
    if (name === 'data-category' && value.startsWith('!'))
      return { need: [], bare: tag, said: `data-category="${value}"` }
    return {
      need: [knownAs(value) ?? (name === 'data-category' ? categoryFor(value) : value)],
      bare: name === 'data-service' ? without(without(tag, name), 'data-category') : without(tag, name),
      said: name,
    }
  }
  return undefined
}

/** Rewrites the tags of a page. Nothing else in it changes. */
export function moveTags(html: string): MovedPage {
  const lost: string[] = []
  let changed = 0
  const lineOf = (at: number): number => html.slice(0, at).split('\n').length
  const moved = html.replace(
    /<(script|iframe|img|video|link|embed|object)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi,
    (tag, element: string, at: number) => {
      const line = `line ${lineOf(at)}`
      const found = needOf(tag)
      if (!found) {
        if (THEIRS.test(tag)) lost.push(`${line}: this tag loads the other tool; take it out: ${tag}`)
        return tag
      }
      const { need, said } = found
      if (/^data-category="!/.test(said)) {
        lost.push(`${line}: ${said} runs where it is refused; here that is a listener of "choice"`)
        return tag
      }
      changed++
      const needs = [...new Set(need)].filter((id) => id !== 'necessary')
      let own = found.bare
      for (const name of ['data-src', 'data-type', 'data-cookieblock-src', 'data-cmp-src', 'data-suppressedsrc']) {
        const value = attribute(own, name)
        if (value === undefined || /script/i.test(element)) continue
        own = without(own, name)
        if (name !== 'data-type') own = put(without(own, 'src'), needs.length ? 'data-src' : 'src', value)
      }
      if (/script/i.test(element)) {
        const address = attribute(own, 'data-src')
        if (address !== undefined && attribute(own, 'src') === undefined)
          own = put(without(own, 'data-src'), 'src', address)
        const type = attribute(own, 'data-type') ?? attribute(own, 'type')
        own = without(without(own, 'data-type'), 'type')
        if (needs.length) {
          own = put(own, 'type', 'text/plain')
          if (type === 'module') own = put(own, 'data-type', 'module')
        } else if (type === 'module') own = put(own, 'type', 'module')
      } else if (needs.length) {
        const address = attribute(own, 'src')
        if (address !== undefined) own = put(without(own, 'src'), 'data-src', address)
      }
      return needs.length ? put(own, 'data-consent', needs.join(' ')) : own
    },
  )
  return { html: moved, changed, lost }
}
