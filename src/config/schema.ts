import type { AdoptedTool } from '../adopt/names'
import type { Lifetime } from '../choice/types'
import type { SignalName } from '../signals/names'
import type { Text } from '../ui/text/types'

/** A tool the site uses: who runs it, what it loads, and what it leaves on the device. */
export interface Service {
  /** Stable id, `a-z`, `0-9`, `_`, `-`; usable in `data-consent`. */
  id: string
  /** Shown to the visitor. @default id */
  name?: string
  /** Who receives the data. */
  provider?: string
  /** The provider's own policy. */
  policyUrl?: string
  /** Id of its category. */
  category: string
  /** What it does for the visitor or the site, in one sentence. */
  description?: string
  /**
   * Hosts that it loads from or sends to. `example.net` covers its subdomains, as a cookie's `Domain` does; a port or a
   * path narrows it, as in CSP: `stats.example.com:8443`, `www.example.com/recaptcha/`. The page's own host stays open.
   * If several services name an address, the longest host holds, then the longest path; among equals the strictest.
   */
  hosts?: string[]
  /** Cookies it sets. */
  cookies?: ServiceCookie[]
  /** Names it uses in localStorage, sessionStorage, IndexedDB and Cache Storage; `*` stands for any text. */
  storage?: string[]
  /**
   * A changed revision asks about the service again. Without one, a change of its provider or of the longest lifetime
   * of its cookies does.
   */
  revision?: string | number
  /**
   * For a service of the catalogue: calls that the page makes while it is held are queued instead of throwing, made in
   * order once it is granted and loaded, and dropped at a refusal.
   */
  stub?: boolean
  /** The longest that its cookies may last; longer ones are shortened to it. @default that of its category */
  maxLifetime?: string
}

/** One cookie of a service. */
export interface ServiceCookie {
  /** `_ga`, or a pattern: `_ga_*`. A name wins over a pattern, and of two patterns the one with more letters. */
  name: string
  /** `session`, or a duration in English: `30 minutes`, `13 months`, `1 year`. */
  lifetime: 'session' | string
  /** What it is for, in a few words. */
  purpose?: string
}

/** How one category is shown, and whether a browser's privacy signal refuses it. */
export interface CategoryConfig {
  label?: string
  description?: string
  /** Refused while the browser sends Global Privacy Control. @default true for `marketing` */
  gpc?: boolean
  /** The longest that cookies of its services may last: `13 months`. Longer ones are shortened to it. */
  maxLifetime?: string
}

/** The consent tool that the site had before. */
export interface Adoption {
  from: AdoptedTool
  /**
   * Its categories and services by name, each with the ids that it has here, separated by spaces. Names that are the
   * same here need no entry.
   */
  map?: Record<string, string>
  /** Name of its cookie or storage key, if the site gave it one of its own. */
  name?: string
  /** How many days it kept an answer, if the site gave it a number of its own. */
  days?: number
  /** `revision` of vanilla-cookieconsent: an answer to another revision does not count. */
  revision?: string | number
}

export type Layout = 'modal' | 'banner' | 'corner'

/** Everything that a site can set. Nothing is required. */
export interface ConsentConfig {
  /**
   * The policy that the choice answers; a new `version` asks again. `contact`: mail address or URL for the visitor's
   * rights.
   */
  policy?: { url: string; version: string; updated?: string; contact?: string }
  /**
   * The purposes to ask for. `necessary` is there without being named; if it is named, its words and its `maxLifetime`
   * count.
   *
   * @default functional, analytics, marketing
   */
  categories?: Record<string, CategoryConfig>
  /**
   * The tools that the site uses. With more than 200 services, a few others are asked about again together with an added
   * one. @default []
   */
  services?: Service[]
  /**
   * The cookie that holds the choice. `url`: an endpoint of the page's own origin that sets it by HTTP as well, as
   * Safari keeps what a script sets for 7 days. @default `interact_consent`, the widest domain that holds it, `/`, 180
   * days
   */
  cookie?: { name?: string; domain?: string; path?: string; days?: number; url?: string }
  /** Whether an undecided visitor counts as refusing or as granting. @default 'opt-in' */
  mode?: 'opt-in' | 'opt-out'
  /** What happens to cookies and storage keys that no service declares. @default 'block-third-party' */
  undeclared?: 'block-third-party' | 'block' | 'allow'
  /** Hosts, with their subdomains, whose scripts count as the site's own beside its own domain. @default [] */
  ownHosts?: string[]
  /** Which of the browser's signals count. @default { gpc: true, dnt: false } */
  respect?: { gpc?: boolean; dnt?: boolean }
  /** @default 'modal' */
  layout?: Layout
  /** BCP 47 tag. @default `<html lang>`, then `navigator.languages` */
  language?: string
  /** Words of your own, by language. */
  text?: Record<string, Partial<Text>>
  /**
   * Vendors that are told of each choice through their own consent API: `google`, `microsoft`, `meta`, … @default []
   */
  signals?: SignalName[]
  /** Where a record of each choice is sent. Refusals only with `refusals: true`, and never with an id. */
  receipts?: { url: string; refusals?: boolean }
  /**
   * Scripts that run cannot be unloaded: reload the page after a withdrawal, or keep it, gates shut. @default 'reload'
   */
  afterRevoke?: 'reload' | 'keep'
  /**
   * Takes over from another tool: what its tags hold is held and released here, and what a visitor answered to it
   * counts here, once. @default none
   */
  adopt?: Adoption
  /** npm only: the nonce of the page's Content-Security-Policy. @default that of the page's first script */
  nonce?: string
  /**
   * Script tag only: the folder of the other files, if they are not beside the SDK's own. `data-parts` on the tag does
   * the same. If the tag has a nonce, the block must have it, too.
   */
  parts?: string
  /** `false`: no modal; the page has its own. */
  ui?: boolean
}

/** One category after resolution. */
export interface Category extends CategoryConfig {
  id: string
  gpc: boolean
}

/** One service after resolution. */
export interface ResolvedService extends Service {
  /** Whether one of its hosts has a mistake, and so is read wider than it was meant. */
  isGuess?: boolean
}

/** The config after `resolveConfig`: defaults filled in, mistakes read or removed. */
export interface ResolvedConfig {
  /** `necessary`, then all category ids, then all service ids: everything that can be asked about. */
  ids: string[]
  policy: { url: string; version: string; updated?: string; contact?: string }
  categories: Category[]
  /** What the config says of the category that nobody is asked about. */
  necessary?: CategoryConfig | undefined
  services: ResolvedService[]
  cookie: { name: string; domain?: string; path: string; days: number; url?: string }
  mode: 'opt-in' | 'opt-out'
  undeclared: 'block-third-party' | 'block' | 'allow'
  ownHosts: string[]
  respect: { gpc: boolean; dnt: boolean }
  layout: Layout
  language?: string
  text: Record<string, Partial<Text>>
  signals: string[]
  receipts?: { url: string; refusals?: boolean }
  afterRevoke: 'reload' | 'keep'
  /** Empty where nothing is taken over. */
  adopt: { from?: string; map?: Record<string, string>; name?: string; days?: number; revision?: string }
  nonce?: string
  parts?: string
  ui: boolean
  /** Host of the page, with its port: no pattern shuts it. `''` without a page. */
  page: string
}

/** The part of a config that is needed to read a stored choice. */
export type Outline = Pick<ResolvedConfig, 'ids' | 'categories' | 'services' | 'mode'> & {
  policy: Pick<ResolvedConfig['policy'], 'version'>
  cookie: Pick<ResolvedConfig['cookie'], 'name' | 'days'>
}

export type { Lifetime }
