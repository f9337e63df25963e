import { type Mock, vi } from 'vitest'
import type { Verdict } from '../../src/choice/types'
import type { GateContext } from '../../src/gate/types'
import { createRoots } from '../../src/lib/roots'
import { createTrusted } from '../../src/lib/trusted'

export interface FakeContext extends GateContext {
  /** Category ids that are granted now. */
  granted: string[]
  /** What a cookie or key of this name, or a host, may do; others may stay. */
  verdicts: Record<string, Verdict>
  /** How each question could learn who asks. */
  stacks: (() => string)[]
  /** Events, as `name detail`. */
  told: [event: string, detail: unknown][]
  fail: Mock<GateContext['fail']>
}

/** What a gate asks and tells, in a test's hands. */
export function fakeContext(more: Partial<Omit<GateContext, 'fail'>> = {}): FakeContext {
  const context: FakeContext = {
    granted: [],
    verdicts: {},
    told: [],
    allows: (need) => need.length > 0 && need.every((id) => context.granted.includes(id)),
    ask(kind, asked, stack) {
      const target = typeof asked === 'string' ? asked : asked.host
      context.stacks.push(stack)
      const verdict = target in context.verdicts ? (context.verdicts[target] ?? null) : 'persistent'
      if (!verdict) context.told.push(['blocked', { kind, category: 'ads', target }])
      return { verdict, category: 'ads', service: 'ads-service' }
    },
    declares: ({ hostname }) => context.hosts.some((host) => `.${hostname}.`.replace('..', '.').endsWith(`.${host}.`)),
    stacks: [],
    passesAll: () => false,
    longest: (_, asked) => asked,
    hosts: [],
    dependsOnCaller: () => false,
    isOwnHost: (hostname) => hostname === location.hostname,
    heldScripts: new WeakMap(),
    heldByGate: new WeakSet(),
    given: new WeakMap(),
    roots: createRoots(),
    onShadowTag: () => {},
    key: 'interact_consent',
    isAnswer: (name) => name === 'interact_consent',
    emit: (event, detail) => void context.told.push([event, detail]),
    fail: vi.fn<GateContext['fail']>(),
    load: async () => ({ words: [] }),
    trusted: createTrusted({}),
    nonce: '',
    ...more,
  }
  return context
}
