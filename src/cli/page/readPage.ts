import { isObject } from '../../config/isObject'
import { type Tag, tagsIn } from './tagsIn'

/** A page, and what of it is the SDK's. */
export interface Page {
  tags: readonly Tag[]
  /** The JSON, which the first script of its id holds. */
  block?: Tag
  /** The tag of the SDK. */
  sdk?: Tag
}

/** Whether the browser runs it: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
export const isRun = ({ element, attributes, isInert }: Tag): boolean =>
  element === 'script' &&
  !isInert &&
  /^\s*(module|(text|application)\/(x-)?(java|ecma|j|live)script[\d.]*)?\s*$/i.test(attributes.get('type') ?? '')

/** A file of the SDK that may stand ahead of it. */
export const isPart = ({ attributes }: Tag): boolean =>
  /(^|\/)consent-[\w-]+\.js([?#]|$)/.test(attributes.get('src') ?? '')

/** By its file, by what only its tag bears, or by the code of a copy that stands in the page. */
const isSdk = ({ element, attributes, content }: Tag): boolean =>
  element === 'script' &&
  (/((^|\/)consent(-full)?(\.min)?\.js|@interactcx\/consent(@[^/]*)?)([?#]|$)/.test(attributes.get('src') ?? '') ||
    ['data-policy-url', 'data-policy-version', 'data-parts'].some((name) => attributes.has(name)) ||
    (content.length > 5000 && content.includes('interact-consent')))

export function readPage(html: string): Page {
  const tags = tagsIn(html)
  const block = tags.find(
    ({ element, attributes }) => element === 'script' && attributes.get('id') === 'interact-consent',
  )
  const sdk = tags.find((tag) => tag !== block && isSdk(tag))
  return { tags, ...(block && { block }), ...(sdk && { sdk }) }
}

/** The config as the SDK puts it together: the block over what its own tag says. Throws where the JSON cannot be read. */
export function configOf({ block, sdk }: Page): unknown {
  const said = (name: string): string | undefined => sdk?.attributes.get(`data-${name}`)
  const own = {
    language: said('language'),
    layout: said('layout'),
    policy: { url: said('policy-url'), version: said('policy-version') },
    cookie: { domain: said('domain') },
  }
  const given: unknown = block ? JSON.parse(block.content) : {}
  // No object: told as it is.
  return isObject(given) ? { ...(JSON.parse(JSON.stringify(own)) as object), ...given } : given
}
