import { remove } from '../lib/natives'
import type { Trusted } from '../lib/trusted'
import type { PartScript } from './handOver'
import { included } from './included'
import { integrity } from './integrity'
import type { LanguagePart, LoadPart, PartName, Parts } from './registry'

/** A CDN serves `consent.js` at the package's own address, too: `…/npm/@interactcx/consent@0.1.0`. */
const isPackage = /@interactcx\/consent(@[^/]*)?$/

/** The folder of the SDK's own file. */
const folderOf = (own: string): string => (isPackage.test(own) ? `${own}/dist/` : own.replace(/[^/?]*(\?.*)?$/, ''))

/** @param list names, each with its hash before it */
const hashIn = (list: readonly string[], name: string): string | undefined => list[list.indexOf(name) - 1]

/**
 * Makes the loader of the script tag. A part lies beside the SDK's own file, or where the page says, and is a classic
 * script: from another origin it needs no CORS headers.
 *
 * @param tag the SDK's own element
 * @param ahead parts that stood in the page before it, by their names
 * @param folder asked when a part is due: where they lie, if not beside the SDK's own file
 */
export function loadScripts(
  tag: HTMLScriptElement,
  trusted: Trusted,
  ahead: object,
  folder: () => string | undefined,
): LoadPart {
  const loaded: Record<string, unknown> = { ...ahead, ...included }
  // A tag of no address says nothing of it: that of a module, or an inlined one.
  const isChecked = integrity[0] && (tag.integrity || !tag.src)

  const insert = async (part: string, hash?: string): Promise<object> => {
    const script: PartScript = document.createElement('script')
    const { nonce, crossOrigin, src } = tag
    if (nonce) script.nonce = nonce
    script.src = trusted.createScriptURL(
      `${folder()?.replace(/\/?$/, '/') ?? folderOf(src)}consent-${part}.js?v=${__VERSION__}`,
    )
    // What comes from another origin without CORS headers cannot be compared, and would be refused. For an
    // Integrity-Policy nothing counts that was not asked for with CORS, of whatever origin it is:
    // https://w3c.github.io/webappsec-subresource-integrity/#should-request-be-blocked-by-integrity-policy-section
    // The address of a sandboxed page has an origin that the page has not.
    if (crossOrigin || isChecked || script.src.startsWith(`${window.origin}/`)) {
      script.crossOrigin = crossOrigin || 'anonymous'
      if (hash) script.integrity = `sha384-${hash}`
    }
    const done = new Promise((resolve) => {
      script.onload = script.onerror = resolve
    })
    document.head.append(script)
    await done
    remove(script)
    const { words, consentPart = words && { words } } = script
    // Missing, refused, thrown in, or a page that a server sends in place of a file that it does not have.
    if (!consentPart)
      throw new Error(
        `${script.src} brings nothing${script.integrity && ', or is not of this build'}. data-parts names the folder of the parts.`,
      )
    return consentPart
  }

  /** The hashes of the languages are a file of their own, for sites alone that have the SDK's own tag checked. */
  const insertLanguage = async (part: string): Promise<object> => {
    const { words } = await load('hashes')
    return insert(part, hashIn(words, part))
  }

  function load<P extends PartName>(part: P): Promise<Parts[P]>
  function load(part: 'hashes' | `text-${string}`): Promise<LanguagePart>
  async function load(part: string): Promise<unknown> {
    loaded[part] ??=
      isChecked && part.startsWith('text-') ? insertLanguage(part) : insert(part, hashIn(integrity, part))
    try {
      return await loaded[part]
    } catch (error) {
      delete loaded[part]
      throw error
    }
  }
  return load
}
