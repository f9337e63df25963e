import type { Installed } from '../gate/types'
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

type World = Record<string, unknown>
type Methods = Record<string, (...given: unknown[]) => unknown>

/** Creates the queue for one vendor. */
function createStub(paths: readonly string[], mayWait: () => boolean, fail: PageHost['fail']) {
  const world = window as unknown as World
  const waiting: [root: string, method: string, given: unknown[]][] = []
  /** The stub of each global, by name. */
  const stubs: World = {}
  for (const path of paths) {
    const [root = '', method = ''] = path.split('.')
    const call = (...given: unknown[]): void => {
      if (mayWait()) waiting.push([root, method, given])
    }
    if (!method) stubs[root] = call
    else stubs[root] = Object.assign((stubs[root] as Methods) ?? {}, { [method]: call })
  }
  const roots = Object.keys(stubs)
  let timer: ReturnType<typeof setInterval> | undefined

  const takeOff = (): void => {
    for (const root of roots) if (world[root] === stubs[root]) delete world[root]
  }
  const replay = (): void => {
    for (const [root, method, given] of waiting.splice(0)) {
      try {
        if (method) (world[root] as Methods)[method]?.(...given)
        else (world as Methods)[root]?.(...given)
      } catch (error) {
        fail('stub-failed', `${root}: ${(error as Error).message}`)
      }
    }
  }

  return {
    /** Puts the stubs in place while the vendor is held; leaves existing globals alone. A refusal empties the queue. */
    hold(isRefused: boolean) {
      clearInterval(timer)
      if (isRefused) waiting.length = 0
      for (const root of roots) world[root] ??= stubs[root]
    },
    /**
     * Removes the stubs, as a snippet does nothing if its global exists, and replays the queue once the vendor has
     * loaded.
     */
    release() {
      takeOff()
      clearInterval(timer)
      const began = performance.now()
      timer = setInterval(() => {
        const isThere = waiting.every(([root]) => world[root])
        if (isThere) replay()
        if (isThere || performance.now() - began > PATIENCE) clearInterval(timer)
      }, LOOK)
    },
    undo() {
      clearInterval(timer)
      takeOff()
    },
  }
}

/** Queues the page's calls of held vendors, which would throw otherwise, until the visitor decides. */
export function install({ config, allows, isDecided, fail }: PageHost): Installed {
  const held = config.services.flatMap(({ id, stub }) => {
    if (!stub) return []
    const paths = CALLS[id]
    if (paths) return [{ id, stub: createStub(paths, () => !isDecided(), fail), isAllowed: false }]
    fail('unknown-stub', `${id} (${Object.keys(CALLS)})`)
    return []
  })
  const update = (): void => {
    for (const one of held) {
      const may = allows([one.id])
      if (!may) one.stub.hold(isDecided())
      else if (!one.isAllowed) one.stub.release()
      one.isAllowed = may
    }
  }
  update()
  return {
    update,
    undo() {
      for (const { stub } of held) stub.undo()
    },
  }
}
