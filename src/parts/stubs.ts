import type { Installed } from '../gate/types'
import { stackAbove } from '../lib/caller'
import { runningScript } from '../lib/runningScript'
import type { PageHost } from './types'

/** The calls that pages make to vendors of the catalogue, by service id. `a.b` is the method `b` of the object `a`. */
export const CALLS: Record<string, readonly string[]> = {
  'google-analytics': ['gtag'],
  'google-ads': ['gtag'],
  'google-tag-manager': ['gtag'],
  meta: ['fbq'],
  hotjar: ['hj'],
  clarity: ['clarity'],
  pinterest: ['pintrk'],
  reddit: ['rdt'],
  snapchat: ['snaptr'],
  x: ['twq'],
  linkedin: ['lintrk'],
  'yandex-metrica': ['ym'],
  plausible: ['plausible'],
  intercom: ['Intercom'],
  matomo: ['_paq.push'],
  'piwik-pro': ['_paq.push'],
  uet: ['uetq.push'],
  hubspot: ['_hsq.push'],
  klaviyo: ['_learnq.push', 'klaviyo.push'],
  crisp: ['$crisp.push'],
  taboola: ['_taboola.push'],
  criteo: ['criteo_q.push'],
  tiktok: ['ttq.track', 'ttq.page', 'ttq.identify'],
  posthog: ['posthog.capture', 'posthog.identify', 'posthog.register', 'posthog.reset'],
  mixpanel: ['mixpanel.track', 'mixpanel.identify', 'mixpanel.register', 'mixpanel.reset'],
  amplitude: ['amplitude.track', 'amplitude.identify', 'amplitude.setUserId', 'amplitude.reset'],
  segment: ['analytics.track', 'analytics.page', 'analytics.identify', 'analytics.reset'],
}

/** How often the global of a granted vendor is looked up, and for how long, in milliseconds. */
const LOOK = 50
const PATIENCE = 3e4

/** What this part needs of the SDK. */
interface StubHost extends PageHost {
  on(event: 'released', listener: () => void): () => void
}

type Call = (...given: unknown[]) => unknown
type Methods = Record<string, Call | undefined>

/** One global that pages call. Several services may share it, as those of Google share `gtag`. */
interface Stub {
  ids: string[]
  /** Names of its methods; none for a function. */
  methods: Set<string>
}

/** Returns the globals of the services with `stub`, by name. */
function globalsOf({ config, fail }: PageHost): Map<string, Stub> {
  const globals = new Map<string, Stub>()
  for (const { id, stub } of config.services) {
    if (!stub) continue
    if (!CALLS[id]) fail('unknown-stub', `${id} (${Object.keys(CALLS)})`)
    for (const path of CALLS[id] ?? []) {
      const [root = '', method] = path.split('.')
      const one = globals.get(root) ?? { ids: [], methods: new Set() }
      if (!one.ids.includes(id)) one.ids.push(id)
      if (method) one.methods.add(method)
      globals.set(root, one)
    }
  }
  return globals
}

/**
 * Stands in for one global until the vendor has put its own there. The page's calls wait in it. It is an accessor: once
 * the vendor is granted, released scripts and those of declared hosts find nothing there, as a vendor's snippet does
 * nothing where its global exists, while the page still finds what it may call.
 */
function standIn(root: string, { ids, methods }: Stub, host: StubHost): Installed {
  const waiting: [method: string, given: unknown[]][] = []
  let isAllowed = false
  /** Whether the vendor has not come in time: nothing waits for it any more. */
  let hasGivenUp = false
  /** What the vendor, or the page, has put there. */
  let real: unknown
  let timer: ReturnType<typeof setInterval> | undefined

  const wait =
    (method: string): Call =>
    (...given) => {
      if (!hasGivenUp && (isAllowed || !host.isDecided())) waiting.push([method, given])
    }
  const stub = methods.size ? Object.fromEntries([...methods].map((name) => [name, wait(name)])) : wait('')

  /** Whether a script of a vendor reads the global, and not one of the page. */
  const isVendor = (stack: string): boolean =>
    !!runningScript()?.hasAttribute('data-consent') ||
    stack.includes('interact-consent-tag-') ||
    (stack.match(/https?:\/\/[^\s)]+/g) ?? []).some((url) => URL.canParse(url) && host.declares(new URL(url)))

  const find = (method: string): unknown => (method ? Object(real)[method] : real)
  const isThere = (): boolean =>
    [...(methods.size ? methods : [''])].some((name) => typeof find(name) === 'function') &&
    waiting.every(([name]) => typeof find(name) === 'function')

  const get = (): unknown => {
    if (!isAllowed) return stub
    if (isVendor(stackAbove(get))) return real
    // The page's next call must not be made before those that wait.
    return replay() ? real : stub
  }
  const set = (value: unknown): void => {
    // `window._paq = window._paq || []` in the page.
    if (value === stub) return
    real = value
    if (!isAllowed) leave()
  }
  const isOurs = (): boolean => Object.getOwnPropertyDescriptor(window, root)?.get === get
  const enter = (): void => {
    if (!(root in window)) Object.defineProperty(window, root, { configurable: true, enumerable: true, get, set })
  }
  /** Leaves the global to what was put there. */
  function leave(): void {
    clearInterval(timer)
    if (!isOurs()) return
    const value = { configurable: true, enumerable: true, writable: true, value: real }
    if (real === undefined) Reflect.deleteProperty(window, root)
    else Object.defineProperty(window, root, value)
  }
  /** Makes the waiting calls if the vendor can take them; returns whether it could. */
  function replay(): boolean {
    // A declared function takes the place of the accessor.
    if (!isOurs()) real = Reflect.get(window, root)
    if (!isThere()) return false
    leave()
    for (const [method, given] of waiting.splice(0)) {
      try {
        if (method) (real as Methods)[method]?.(...given)
        else (real as Call)(...given)
      } catch (error) {
        host.fail('stub-failed', `${root}: ${(error as Error).message}`)
      }
    }
    return true
  }

  // A function that a snippet declares takes the accessor's place unseen, and the page may call it right afterwards.
  const off = host.on('released', () => {
    if (isAllowed && waiting[0]) replay()
  })

  return {
    update() {
      const was = isAllowed
      isAllowed = ids.some((id) => host.allows([id]))
      if (isAllowed && was) return
      clearInterval(timer)
      hasGivenUp = false
      if (!isAllowed) {
        if (host.isDecided()) waiting.length = 0
        if (real !== undefined) leave()
        enter()
        return
      }
      const began = performance.now()
      timer = setInterval(() => {
        if (replay()) return
        hasGivenUp = performance.now() - began > PATIENCE
        if (!hasGivenUp) return
        clearInterval(timer)
        waiting.length = 0
      }, LOOK)
    },
    undo() {
      off()
      leave()
    },
  }
}

/** Queues the page's calls of held vendors, which would throw otherwise, until the visitor decides. */
export function install(host: StubHost): Installed {
  const all = [...globalsOf(host)].map(([root, stub]) => standIn(root, stub, host))
  const update = (): void => {
    for (const one of all) one.update?.()
  }
  update()
  return {
    update,
    undo() {
      for (const one of all) one.undo()
    },
  }
}
