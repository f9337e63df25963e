import { type Mock, vi } from 'vitest'
import type { Verdict } from '../../src/choice/types'
import type { GateContext } from '../../src/gate/types'
import { createTrusted } from '../../src/lib/trusted'

export interface FakeContext extends GateContext {
  /** Category ids that are granted now. */
  granted: string[]
  /** What a cookie of this name may do; others may stay. */
  verdicts: Record<string, Verdict>
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
    judgeCookie: (name) => ({
      verdict: name in context.verdicts ? (context.verdicts[name] ?? null) : 'persistent',
      category: 'ads',
    }),
    emit: (event, detail) => void context.told.push([event, detail]),
    fail: vi.fn<GateContext['fail']>(),
    load: async () => ({ words: [] }),
    trusted: createTrusted({}),
    nonce: '',
    ...more,
  }
  return context
}
