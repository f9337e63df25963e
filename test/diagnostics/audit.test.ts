import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Choice } from '../../src/choice/types'
import type { ConsentConfig } from '../../src/config/schema'
import type { Attempt, Reason } from '../../src/diagnostics/attempt'
import { createAudit } from '../../src/diagnostics/audit'
import { choice, resolved, SITE } from '../support/configs'

const attempt = (
  judgement: Pick<Attempt, 'verdict' | 'category'> & { service?: string },
  decided: Choice | null,
  withheld: string[] = [],
  config: ConsentConfig = SITE,
): Attempt => ({
  ...judgement,
  kind: 'cookie',
  target: 'name',
  count: 3,
  terms: { config: resolved(config), choice: decided, withheld },
})
const everything = { cookie: () => true, storage: () => true }
const NOTHING = {
  config: resolved(SITE),
  attempts: [],
  covered: everything,
  earlyHosts: [],
  isKnown: () => true,
  signals: [],
  advice: [],
}

beforeEach(() => {
  vi.spyOn(console, 'table').mockImplementation(() => {})
})

describe('the reason of an attempt', () => {
  const of = { category: 'analytics', service: 'matomo' }
  const cases: [Reason, Attempt][] = [
    ['undecided', attempt({ verdict: null, ...of }, null)],
    ['refused', attempt({ verdict: null, ...of }, choice([]))],
    ['service refused', attempt({ verdict: null, ...of }, choice(['analytics'], { except: ['matomo'] }))],
    ['privacy signal', attempt({ verdict: null, ...of }, choice(['analytics']), ['analytics'])],
    ['session only', attempt({ verdict: 'session', ...of }, choice(['analytics'], { lifetime: 'session' }))],
    ['granted', attempt({ verdict: 'persistent', ...of }, choice(['analytics']))],
    ['opt-out mode', attempt({ verdict: 'persistent', ...of }, null, [], { ...SITE, mode: 'opt-out' })],
    ['necessary', attempt({ verdict: 'persistent', category: 'necessary' }, null)],
    ['undeclared', attempt({ verdict: null, category: null }, choice(['analytics']))],
  ]
  it.each(cases)('%s', async (reason, one) => {
    const { attempts } = await createAudit({ ...NOTHING, attempts: [one] })
    const { terms: _, ...rest } = one
    expect(attempts).toEqual([{ ...rest, reason }])
  })
})

it('lists what is on the device, and whether it is covered', async () => {
  localStorage.setItem('mine', '1')
  localStorage.setItem('theirs', '1')
  const covered = { ...everything, storage: (name: string) => name === 'mine' }
  const { device } = await createAudit({ ...NOTHING, covered })
  expect(device).toEqual(
    expect.arrayContaining([
      { store: 'localStorage', name: 'mine', covered: true },
      { store: 'localStorage', name: 'theirs', covered: false },
    ]),
  )
  localStorage.clear()
})

it('names cookies and keys that no service declares: on the device, or tried', async () => {
  Object.assign(localStorage, { mtm_x: '1', theirs: '1', interact_consent: '{}' })
  const tried = (kind: Attempt['kind'], target: string, category: string | null) => ({
    ...attempt({ verdict: null, category }, null),
    ...{ kind, target },
  })
  const { undeclaredNames } = await createAudit({
    ...NOTHING,
    attempts: [
      tried('cookie', '_gcl_au', null),
      tried('cookie', '_fbp', 'marketing'),
      tried('network', 'a.example', null),
    ],
  })
  expect(undeclaredNames).toEqual(['_gcl_au', 'theirs'])
  localStorage.clear()
})

it('names the undeclared hosts that the page loaded from, each once', async () => {
  const entries = [
    'https://a.example/x',
    'https://a.example/y',
    'https://known.example/',
    'data:text/plain,',
    'https://b.example:8443/',
  ].map((name) => ({ name }) as PerformanceEntry)
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries)
  const { undeclaredHosts } = await createAudit({
    ...NOTHING,
    isKnown: ({ host }) => host === 'known.example',
  })
  expect(undeclaredHosts).toEqual(['a.example', 'b.example:8443'])
})

it('names the hosts of scripts that stood in the page before the SDK', async () => {
  expect((await createAudit({ ...NOTHING, earlyHosts: ['a.example'] })).earlyHosts).toEqual(['a.example'])
})

it('lists what the vendors were told, and when', async () => {
  const told = [{ vendor: 'meta', args: ['consent', 'revoke'], at: 12 }]
  expect((await createAudit({ ...NOTHING, signals: told })).signals).toEqual(told)
})

it('is shown as tables', async () => {
  await createAudit(NOTHING)
  expect(console.table).toHaveBeenCalledTimes(2)
})
