import type { AdoptedTool } from '../../adopt/names'
import type { Tag } from '../page/tagsIn'

/** Returns the value of an attribute in the text of a tag. */
export const attribute = (tag: string, name: string): string | undefined => {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? []
  return double ?? single ?? bare
}

/** Scripts and style sheets of the tools themselves, and the file of a site that bears the name of one. */
const THEIRS =
  /\bid=["']?(?:Cookiebot|usercentrics-cmp)|consent\.cookiebot\.(?:com|eu)|cdn\.cookielaw\.org|otSDKStub|\bdata-domain-script|usercentrics\.eu|(?:cookie-?consent|\bklaro|tarteaucitron)[\w.-]*\.(?:m?js|css)\b|cookie-script\.com/i
const THEIR_CONFIG = /(?:cookie-?consent|klaro|tarteaucitron)[\w.-]*(?:config|init|setup)[\w.-]*\.m?js/i
/** What configures one of them in a page, and what calls or imports one. */
const CONFIGURES = /CookieConsent\.run|klaroConfig|klaro\.setup|tarteaucitron|cookieconsent\.initialise/
const CALLS =
  /\bCookieConsent\.|\bklaro\.|\btarteaucitron\.|cookieconsent\.initialise|\bCookiebot\.|\bOneTrust\.|\bOptanon\.|\bUC_UI\.|#tarteaucitron\b|(?:import|from)\s*\(?["'][^"']*(?:cookie-?consent|klaro|tarteaucitron)/

/** Whether it is an inline script that configures one of the tools. */
export const configuresTheirs = ({ element, attributes, content }: Tag): boolean =>
  element === 'script' &&
  !attributes.has('src') &&
  !/json/i.test(attributes.get('type') ?? '') &&
  CONFIGURES.test(content)

/** Returns the tool whose tags a page has, of those that have no config in a page and whose answers can be taken over. */
export const adoptedIn = (html: string): AdoptedTool | undefined =>
  /<[^>]+\sdata-cookieconsent\s*=/i.test(html)
    ? 'cookiebot'
    : /<[^>]+\boptanon-category-/i.test(html)
      ? 'onetrust'
      : undefined

/** Elements that other tools fill or show: what identifies the tag, and what does the same here. */
const FILLED: [RegExp, string][] = [
  [
    /\bclass=["'][^"']*\bcookieconsent-opt(?:in|out)\b/i,
    'is shown and hidden by Cookiebot; a style sheet can do that: html[data-consent-granted~="marketing"]',
  ],
  [
    /\bid=["']?(?:CookieDeclaration|ot-sdk-cookie-policy)\b/i,
    'is the list of the other tool; <div data-consent-declaration></div> is ours',
  ],
  [
    /\bclass=["'][^"']*\b(?:(?:youtube|youtube_playlist|vimeo|dailymotion|twitch|soundcloud|spotify|deezer)_player|instagram_post|googlemaps(?:-canvas|_?embed|search)|twitterembed-canvas|tac(?:_\w+|(?:Twitter|Linkedin|Pinterest)\w*))(?=[\s"'])/,
    'is filled by tarteaucitron; write the frame itself, with data-consent and data-src',
  ],
  [
    /^<div\b(?=[^>]*\sdata-service=)(?=[^>]*\sdata-id=)/i,
    'is filled by iframemanager; write the frame itself, with data-consent and data-src',
  ],
]

/** Returns a line on what is left of the other tool in a tag that was not rewritten. */
export function leftIn({ element, text, content }: Tag): string | undefined {
  const filled = FILLED.find(([theirs]) => theirs.test(text))
  if (filled) return `this element ${filled[1]}: ${text}`
  if (/^(script|link)$/.test(element) && THEIRS.test(text))
    return THEIR_CONFIG.test(text)
      ? `this tag loads the config of the other tool; migrate that file, and take the tag out: ${text}`
      : `this tag loads the other tool; take it out: ${text}`
  if (element === 'script') return CALLS.test(content) ? 'this script calls the other tool; take that out' : undefined
  if (/^(show|accept|c)-/.test(attribute(text, 'data-cc') ?? '') || CALLS.test(text))
    return `this element calls the other tool; data-consent-open, -accept or -reject may do the same: ${text}`
  return undefined
}
