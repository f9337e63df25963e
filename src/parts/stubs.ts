import type { Installed } from '../gate/types'
import type { PageHost } from './types'

/** What a page calls of a vendor of the catalogue, by its id. `a.b`: a method of the object `a`. */
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

/** How often a vendor is looked for once it is granted, and for how long, in milliseconds. */
const LOOK = 50
const PATIENCE = 3e4

type World = Record<string, unknown>
type Methods = Record<string, (...given: unknown[]) => unknown>

/** Stands in for one vendor. */
function createStub(paths: readonly string[], mayWait: () => boolean, fail: PageHost['fail']) {
  const world = window as unknown as World
  const waiting: [root: string, method: string, given: unknown[]][] = []
  /** What was put there, by its name. */
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
    /** The vendor is held: what is there already, be it the page's own, stays. */
    hold(isRefused: boolean) {
      clearInterval(timer)
      if (isRefused) waiting.length = 0
      for (const root of roots) world[root] ??= stubs[root]
    },
    /** The vendor may come: its own snippet does nothing where its name is taken. */
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

/** Keeps a page's own calls of held vendors from throwing: they wait for the visitor's answer, and go with a refusal. */
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
