import type { Tag } from './tagsIn'

/** What a browser fetches by itself, by the element and the attribute that names it. */
const FETCHED: Record<string, readonly string[]> = {
  script: ['src'],
  iframe: ['src'],
  img: ['src', 'srcset'],
  link: ['href'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  input: ['src'],
}
/** Links that a browser follows at once, or makes ready for. */
const FOLLOWED = /\b(stylesheet|icon|manifest|preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch)\b/i
/** Addresses that load nothing. */
const EMPTY = /^\s*(about:|data:|#|$)/i

/** Returns the attributes of a tag that name something to fetch. */
export function fetchedBy({ element, attributes }: Tag): string[] {
  const names = Object.hasOwn(FETCHED, element) ? (FETCHED[element] ?? []) : []
  if (element === 'link' && !FOLLOWED.test(attributes.get('rel') ?? '')) return []
  return names.filter((name) => !EMPTY.test(attributes.get(name) ?? ''))
}

/** Stands in for the page's own address, which is not known. */
const PAGE = 'https://page.invalid/'

const toUrl = (text: string): URL[] => {
  const url = URL.canParse(text, PAGE) ? new URL(text, PAGE) : undefined
  return url && /^https?:$/.test(url.protocol) && url.origin !== new URL(PAGE).origin ? [url] : []
}

/** Returns the addresses on other hosts that a tag makes the browser fetch. */
export const addressesIn = (tag: Tag): URL[] =>
  fetchedBy(tag).flatMap((name) => {
    const value = tag.attributes.get(name) ?? ''
    return (name === 'srcset' ? value.split(/,\s+/).map((one) => one.trim().split(/\s/)[0] ?? '') : [value]).flatMap(
      toUrl,
    )
  })

/** Returns the addresses on other hosts that a script names in its texts. */
export const addressesInCode = (code: string): URL[] =>
  [...code.matchAll(/(["'`])((?:https?:)?\/\/[^\s"'`<>\\]+)/gi)].flatMap(([, , text = '']) => toUrl(text))
