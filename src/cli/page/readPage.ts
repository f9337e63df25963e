import { isObject } from '../../config/isObject'
import { type Tag, tagsIn } from './tagsIn'

/** A page, and what of it is the SDK's. */
export interface Page {
  tags: readonly Tag[]
  /** The script element with the JSON of the config. */
  block?: Tag
  /** Another one that differs: then neither counts. */
  second?: Tag
  /** The tag of the SDK. */
  sdk?: Tag
}

/** What two blocks that differ come to. */
export const NEITHER = "neither counts, and every host is shut that is not the site's own; take one out"

/** Whether the browser runs a script: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
export const isRun = ({ element, attributes, isInert }: Tag): boolean =>
  element === 'script' &&
  !isInert &&
  /^\s*(module|(text|application)\/(x-)?(java|ecma|j|live)script[\d.]*)?\s*$/i.test(attributes.get('type') ?? '')

/** Whether a script is a file of the SDK that may come before it. */
export const isPart = ({ attributes }: Tag): boolean =>
  /(^|\/)consent-[\w-]+\.js([?#]|$)/.test(attributes.get('src') ?? '')

/**
 * Whether a script is the SDK: by its file (in a template: `{% static 'consent.js' %}`), by attributes that only its tag
 * has, or by the code of an inlined copy.
 */
const isSdk = ({ element, attributes, content }: Tag): boolean =>
  element === 'script' &&
  (/((^|[/'"])consent(-full)?(\.min)?\.js|@interactcx\/consent(@[^/]*)?)([?#'"]|$)/.test(attributes.get('src') ?? '') ||
    ['data-policy-url', 'data-policy-version', 'data-parts'].some((name) => attributes.has(name)) ||
    (content.length > 5000 && content.includes('interact-consent')))

export function readPage(html: string): Page {
  const tags = tagsIn(html)
  const [block, ...more] = tags.filter(
    ({ element, attributes }) => element === 'script' && attributes.get('id') === 'interact-consent',
  )
  const second = more.find(({ content }) => content !== block?.content)
  const sdk = tags.find((tag) => tag !== block && isSdk(tag))
  return { tags, ...(block && { block }), ...(second && { second }), ...(sdk && { sdk }) }
}

/** Returns the config as the SDK reads it: the block over the attributes of its tag. @throws SyntaxError for broken JSON */
export function configOf({ block, sdk }: Page): unknown {
  const said = (name: string): string | undefined => sdk?.attributes.get(`data-${name}`)
  const unlessEmpty = (part: object) => (Object.values(part).some((value) => value !== undefined) ? part : undefined)
  const own = {
    language: said('language'),
    layout: said('layout'),
    policy: unlessEmpty({ url: said('policy-url'), version: said('policy-version') }),
    cookie: unlessEmpty({ domain: said('domain') }),
  }
  const given: unknown = block ? JSON.parse(block.content) : {}
  // `findProblems` reports what is no object.
  return isObject(given) ? { ...(JSON.parse(JSON.stringify(own)) as object), ...given } : given
}
