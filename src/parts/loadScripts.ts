import { remove } from '../lib/natives'
import type { Trusted } from '../lib/trusted'
import type { PartScript } from './handOver'
import { included } from './included'
import { integrity } from './integrity'
import type { LanguagePart, LoadPart, PartName, Parts } from './registry'

/** A CDN also serves `consent.js` at the package's address: `…/npm/@interactcx/consent@0.1.0`. */
const isPackage = /@interactcx\/consent(@[^/]*)?$/

/** Returns the folder of the SDK's own file. */
const folderOf = (own: string): string => (isPackage.test(own) ? `${own}/dist/` : own.replace(/[^/?]*(\?.*)?$/, ''))

/** @param list names, each with its hash before it */
const hashIn = (list: readonly string[], name: string): string | undefined => list[list.indexOf(name) - 1]

/**
 * Creates the loader of the script tag. Parts are classic scripts, which need no CORS headers from another origin.
 *
 * @param tag the SDK's own element
 * @param ahead parts that the page loaded before the SDK, by name
 * @param folder called at each load; returns the folder of the parts, if it is not that of the SDK's own file
 */
export function loadScripts(
  tag: HTMLScriptElement,
  trusted: Trusted,
  ahead: object,
  folder: () => string | undefined,
): LoadPart {
  const loaded: Record<string, unknown> = { ...ahead, ...included }
  // Without `src` (an inlined script or a module) the tag cannot say whether it is checked.
  const isChecked = integrity[0] && (tag.integrity || !tag.src)

  const insert = async (part: string): Promise<object> => {
    const script: PartScript = document.createElement('script')
    const { nonce, crossOrigin, src } = tag
    if (nonce) script.nonce = nonce
    script.src = trusted.createScriptURL(
      `${folder()?.replace(/\/?$/, '/') ?? folderOf(src)}consent-${part}.js?v=${__VERSION__}`,
    )
    // The browser refuses `integrity` on a cross-origin script without CORS. An Integrity-Policy accepts only scripts
    // that are requested with CORS, of whatever origin:
    // https://w3c.github.io/webappsec-subresource-integrity/#should-request-be-blocked-by-integrity-policy-section
    // `window.origin`, as a sandboxed page does not have the origin of its address.
    if (crossOrigin || isChecked || script.src.startsWith(`${window.origin}/`)) {
      script.crossOrigin = crossOrigin || 'anonymous'
      let hash = hashIn(integrity, part)
      // Only sites that use SRI need the hashes of languages: they weigh more than a language.
      if (!hash && (isChecked || !part.startsWith('text-'))) hash = hashIn((await load('hashes')).words, part)
      if (hash) script.integrity = `sha384-${hash}`
    }
    const done = new Promise((resolve) => {
      script.onload = script.onerror = resolve
    })
    document.head.append(script)
    await done
    remove(script)
    const { words, consentPart = words && { words } } = script
    // Missing, refused, failed, or an error page that a server sends for a missing file.
    if (!consentPart)
      throw new Error(
        `${script.src} brings nothing${script.integrity && ', or is not of this build'}. data-parts names its folder.`,
      )
    return consentPart
  }

  function load<P extends PartName>(part: P): Promise<Parts[P]>
  function load(part: 'hashes' | `text-${string}`): Promise<LanguagePart>
  async function load(part: string): Promise<unknown> {
    loaded[part] ??= insert(part)
    try {
      return await loaded[part]
    } catch (error) {
      delete loaded[part]
      throw error
    }
  }
  return load
}
