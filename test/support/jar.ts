import { expiryOf, parseCookie } from './rfc6265'

interface Stored {
  name: string
  value: string
  domain: string
  hostOnly: boolean
  path: string
  secure: boolean
  partitioned: boolean
  /** `null`: until the browser closes. */
  expires: number | null
}

export interface Jar {
  stored: Stored[]
  /** Every text that reached the browser. */
  written: string[]
  get(name: string): Stored | undefined
  closeBrowser(): void
  restore(): void
}

/** The class that `document` is of: happy-dom's global `Document` is another one, which a patch would not reach. */
function classOf(node: Document): typeof Document {
  let at = Object.getPrototypeOf(node)
  while (!Object.hasOwn(at, 'cookie')) at = Object.getPrototypeOf(at)
  return at.constructor
}

const SUFFIXES = ['com', 'co.uk', 'uk', 'github.io', 'io', 'example']

/**
 * A browser's cookie jar in the place of happy-dom's, on `Document.prototype` where browsers have it: domains with
 * public suffixes, paths, prefixes, partitions and lifetimes as RFC 6265bis section 5.7 has them. `Document` is the class
 * of `document` meanwhile.
 */
export function installJar(url = 'https://www.example.com/'): Jar {
  const { happyDOM } = window as unknown as {
    happyDOM: { setURL(url: string): void; settings: { handleDisabledFileLoadingAsSuccess: boolean } }
  }
  happyDOM.setURL(url)
  // It loads no scripts, and would say so at each.
  happyDOM.settings.handleDisabledFileLoadingAsSuccess = true
  const global = Object.getOwnPropertyDescriptor(globalThis, 'Document') as PropertyDescriptor
  const real = classOf(document)
  const own = Object.getOwnPropertyDescriptor(real.prototype, 'cookie') as PropertyDescriptor
  Object.defineProperty(globalThis, 'Document', { value: real, configurable: true, writable: true })
  const jar: Jar = {
    stored: [],
    written: [],
    get: (name) => jar.stored.find((one) => one.name === name),
    closeBrowser() {
      jar.stored = jar.stored.filter(({ expires }) => expires !== null)
    },
    restore() {
      Object.defineProperty(real.prototype, 'cookie', own)
      Object.defineProperty(globalThis, 'Document', global)
    },
  }

  const set = (text: string): void => {
    jar.written.push(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: section 5.6, step 1
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) return
    const parsed = parseCookie(text)
    const { name, value, attributes } = parsed
    const last = (key: string): string | undefined => attributes.filter(([at]) => at === key).at(-1)?.[1]
    const host = location.hostname
    const asked = (last('domain') ?? '').replace(/^\./, '').toLowerCase()
    const domain = SUFFIXES.includes(asked) && asked === host ? '' : asked
    const address = /^[\d.]+$|^\[/.test(host)
    if (!name && !value) return
    if (domain && (SUFFIXES.includes(domain) || (domain !== host && (address || !host.endsWith(`.${domain}`))))) return
    const given = last('path')
    const folder = location.pathname.replace(/\/[^/]*$/, '') || '/'
    const cookie: Stored = {
      name,
      value,
      domain: domain || host,
      hostOnly: !domain,
      path: given?.startsWith('/') ? given : folder,
      secure: last('secure') !== undefined,
      partitioned: last('partitioned') !== undefined,
      expires: expiryOf(parsed, Date.now()),
    }
    const { secure, partitioned, hostOnly, path } = cookie
    if (secure && location.protocol !== 'https:') return
    if (partitioned && !secure) return
    if (/^__(secure|host)-/i.test(name) && !secure) return
    if (/^__host-/i.test(name) && !(hostOnly && path === '/')) return
    const same = (one: Stored): boolean =>
      (['name', 'domain', 'hostOnly', 'path', 'partitioned'] as const).every((key) => one[key] === cookie[key])
    jar.stored = jar.stored.filter((one) => !same(one))
    if (cookie.expires === null || cookie.expires > Date.now()) jar.stored.push(cookie)
  }
  const seen = ({ domain, hostOnly, path, secure, expires }: Stored): boolean => {
    const at = location.pathname
    return (
      (location.hostname === domain || (!hostOnly && location.hostname.endsWith(`.${domain}`))) &&
      (at === path || at.startsWith(path.endsWith('/') ? path : `${path}/`)) &&
      (!secure || location.protocol === 'https:') &&
      (expires === null || expires > Date.now())
    )
  }
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    enumerable: true,
    get: () =>
      jar.stored
        .filter(seen)
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => (name ? `${name}=${value}` : value))
        .join('; '),
    set: (text: unknown) => set(`${text}`),
  })
  return jar
}
