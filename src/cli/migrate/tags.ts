import { ONETRUST_GROUPS } from '../../adopt/names'
import { tagsIn } from '../page/tagsIn'
import { categoryFor } from './read'
import { idFor, knownAs } from './services'
import { attribute, leftIn } from './theirTags'

/** A page with its tags rewritten, how many were, and a line for each that could not be. */
export interface MovedPage {
  html: string
  changed: number
  lost: string[]
}

/** Our attribute for each action of their buttons. */
const BUTTONS: Record<string, string> = {
  'show-preferencesModal': 'data-consent-open',
  'show-consentModal': 'data-consent-open',
  'c-settings': 'data-consent-open',
  'accept-all': 'data-consent-accept',
  'accept-necessary': 'data-consent-reject',
}
const SHOWS = /(?:ot-sdk-show-settings|optanon-show-settings|optanon-toggle-display)/

const without = (tag: string, name: string): string =>
  tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s>]+)`, 'i'), '')
const put = (tag: string, name: string, value?: string): string =>
  tag.replace(/\s*\/?>$/, (end) => ` ${name}${value === undefined ? '' : `="${value}"`}${end}`)

/** Rewrites a button that opens the preferences or answers; `undefined` for any other tag. */
function moveButton(tag: string): string | undefined {
  const ours = BUTTONS[attribute(tag, 'data-cc') ?? '']
  if (ours) return put(without(tag, 'data-cc'), ours)
  const names = attribute(tag, 'class') ?? ''
  if (!SHOWS.test(names)) return undefined
  const rest = names.replace(SHOWS, '').trim()
  const bare = put(without(tag, 'class'), 'data-consent-open')
  return rest ? put(bare, 'class', rest) : bare
}

/** What a tag needs, by the attributes of the tools, and the tag without them. */
interface Need {
  need: string[]
  bare: string
}

function needOf(tag: string): Need | undefined {
  const cookiebot = attribute(tag, 'data-cookieconsent')
  if (cookiebot !== undefined) {
    const need = cookiebot.split(',').map((each) => each.trim())
    // Cookiebot's own word for "leave it alone".
    return {
      need: need[0] === 'ignore' ? [] : need.map(categoryFor),
      bare: without(tag, 'data-cookieconsent'),
    }
  }
  const group = /\boptanon-category-((?:C\d+-?)+)/.exec(attribute(tag, 'class') ?? '')
  if (group) {
    const ids = (group[1] ?? '').split('-').filter(Boolean)
    const rest = (attribute(tag, 'class') ?? '').replace(/\boptanon-category-\S+/, '').trim()
    const bare = without(tag, 'class')
    return {
      need: ids.map((id) => ONETRUST_GROUPS[id] ?? categoryFor(id)),
      bare: rest ? put(bare, 'class', rest) : bare,
    }
  }
  // The most particular first: a service, then its category.
  for (const name of ['data-usercentrics', 'data-name', 'data-service', 'data-category']) {
    const value = attribute(tag, name)
    if (value === undefined || !/^<(script|iframe|img|video|link)\b/i.test(tag)) continue
    // Where it is refused.
    const [, not = '', asked = ''] = /^(!?)(.*)/s.exec(value) ?? []
    return {
      need: [not + (knownAs(asked) ?? (name === 'data-category' ? categoryFor(asked) : idFor(asked)))],
      bare: name === 'data-service' ? without(without(tag, name), 'data-category') : without(tag, name),
    }
  }
  return undefined
}

/** Writes a tag with our attributes. */
function moveTag(element: string, { need, bare }: Need): string {
  const needs = [...new Set(need)].filter((id) => id !== 'necessary')
  let own = bare
  for (const name of [
    'data-src',
    'data-type',
    'data-cookieblock-src',
    'data-cmp-src',
    'data-suppressedsrc',
    'data-uc-src',
    'uc-src',
  ]) {
    const value = attribute(own, name)
    if (value === undefined || element === 'script') continue
    own = without(own, name)
    if (name !== 'data-type') own = put(without(own, 'src'), needs.length ? 'data-src' : 'src', value)
  }
  if (element === 'script') {
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
}

/** Rewrites the tags of a page. Nothing else in it changes. */
export function moveTags(html: string): MovedPage {
  const lost: string[] = []
  let changed = 0
  let moved = ''
  let at = 0
  for (const tag of tagsIn(html)) {
    const need = /^(script|iframe|img|video|link|embed|object)$/.test(tag.element) ? needOf(tag.text) : undefined
    const ours = need ? moveTag(tag.element, need) : moveButton(tag.text)
    if (ours !== undefined) changed++
    else {
      const left = leftIn(tag)
      if (left) lost.push(`line ${tag.line}: ${left}`)
    }
    moved += html.slice(at, tag.at) + (ours ?? tag.text)
    at = tag.at + tag.text.length
  }
  return { html: moved + html.slice(at), changed, lost }
}
