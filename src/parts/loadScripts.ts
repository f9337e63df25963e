import { remove } from '../lib/natives'
import type { Trusted } from '../lib/trusted'
import type { PartScript } from './handOver'
import { included } from './included'
import { integrity } from './integrity'
import type { LanguagePart, LoadPart, PartName, Parts } from './registry'

/** A CDN serves `consent.js` at the package's own address, too: `…/npm/@interactcx/consent@0.1.0`. */
const isPackage = /@interactcx\/consent(@[^/]*)?$/

/** The address of a file that lies beside the SDK's own. */
const fileBeside = (own: string, file: string): string =>
  isPackage.test(own) ? `${own}/dist/${file}` : own.replace(/[^/?]*(\?.*)?$/, file)

/**
 * Makes the loader of the script tag. A part lies beside the SDK's own file, and is a classic script: from another
 * origin it needs no CORS headers.
 *
 * @param tag the SDK's own element
 * @param ahead parts that stood in the page before it, by their names
 */
export function loadScripts(tag: HTMLScriptElement, trusted: Trusted, ahead: object): LoadPart {
  const loaded: Record<string, unknown> = { ...ahead, ...included }

  const insert = async (part: string): Promise<object> => {
    const script: PartScript = document.createElement('script')
    const { nonce, crossOrigin, src } = tag
    if (nonce) script.nonce = nonce
    if (crossOrigin) script.crossOrigin = crossOrigin
    const hash = integrity?.[part]
    // What comes from another origin without CORS cannot be compared, and is refused: https://www.w3.org/TR/SRI/#cors
    if (hash && (crossOrigin || src.startsWith(`${location.origin}/`))) script.integrity = hash
    const done = new Promise((resolve) => {
      script.onload = script.onerror = resolve
    })
    script.src = trusted.createScriptURL(fileBeside(src, `consent-${part}.js?v=${__VERSION__}`))
    document.head.append(script)
    await done
    remove(script)
    const { words, consentPart = words && { words } } = script
    // Missing, refused, thrown in, or a page that a server sends in place of a file that it does not have.
    if (!consentPart) throw new Error(`${script.src} brings nothing`)
    return consentPart
  }

  function load<P extends PartName>(part: P): Promise<Parts[P]>
  function load(part: `text-${string}`): Promise<LanguagePart>
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
