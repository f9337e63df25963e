import fc from 'fast-check'
import type { Terms } from '../../src/choice/allows'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import type { Choice, ChoiceRecord } from '../../src/choice/types'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../../src/config/schema'
import type { SignalName } from '../../src/signals/names'
import { encode } from '../../src/storage/codec'

/** The config as the engine sees it. What is wrong in it would make a test mean something else. */
export function resolved(config: ConsentConfig = {}): ResolvedConfig {
  const problems = findProblems(config)
  if (problems.length) throw new Error(problems.map(({ message }) => message).join('\n'))
  return resolveConfig(config).config
}

/** What the choice cookie holds once a visitor of that site has wished this. */
export const storedChoice = (
  config: ConsentConfig,
  wish: Wish,
  { now = Date.now(), signal = false, id }: { now?: number; signal?: boolean; id?: string } = {},
): string => encode(makeChoice(resolved(config), wish, 'visitor', { now, signal, id: () => id }))

export const SITE: ConsentConfig = {
  policy: { url: '/privacy-policy', version: '7' },
  services: [
    { id: 'matomo', category: 'analytics', cookies: [{ name: '_pk_*', lifetime: '13 months' }], storage: ['mtm*'] },
    { id: 'posthog', category: 'analytics', cookies: [{ name: 'ph_*', lifetime: '1 year' }] },
    { id: 'ads', category: 'marketing', provider: 'Ad Ltd', cookies: [{ name: '_fbp', lifetime: '90 days' }] },
    { id: 'login', category: 'necessary', cookies: [{ name: 'sid', lifetime: 'session' }] },
  ],
}

export const choice = (granted: string[], more: Partial<Choice> = {}): Choice => ({
  granted,
  lifetime: 'persistent',
  policy: '7',
  at: '2026-11-01T10:00:00.000Z',
  by: 'visitor',
  ...more,
})

/** Ids as `data-consent` and the cookie hold them. */
export const id = fc.stringMatching(/^[\w-]{1,10}$/)

/** Good configs, with whatever a site may set. */
export const goodConfig: fc.Arbitrary<ConsentConfig> = fc
  .record({
    names: fc.uniqueArray(
      id.filter((name) => name !== 'necessary'),
      { maxLength: 14 },
    ),
    categories: fc.nat({ max: 5 }),
    picks: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
    rest: fc.record(
      {
        mode: fc.constantFrom('opt-in' as const, 'opt-out' as const),
        undeclared: fc.constantFrom('block-third-party' as const, 'block' as const, 'allow' as const),
        layout: fc.constantFrom('modal' as const, 'banner' as const, 'corner' as const),
        afterRevoke: fc.constantFrom('reload' as const, 'keep' as const),
        policy: fc.record({ url: fc.webUrl(), version: fc.stringMatching(/^[\w. -]{1,40}$/) }),
        respect: fc.record({ gpc: fc.boolean(), dnt: fc.boolean() }, { requiredKeys: [] }),
        cookie: fc.record(
          { name: id, path: fc.constant('/shop'), days: fc.integer({ min: 1, max: 400 }) },
          { requiredKeys: [] },
        ),
        ownHosts: fc.array(fc.domain()),
        signals: fc.constant<SignalName[]>(['google']),
        receipts: fc.record({ url: fc.webUrl(), refusals: fc.boolean() }, { requiredKeys: ['url'] }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ names, categories: count, picks, rest }) => {
    const own = names.slice(0, count)
    const all = [...(own.length ? own : ['functional', 'analytics', 'marketing']), 'necessary']
    const free = names.slice(count).filter((name) => !all.includes(name))
    let picked = 0
    const pick = (): number => picks[picked++ % picks.length] ?? 0
    return {
      ...rest,
      ...(own.length && { categories: Object.fromEntries(own.map((name) => [name, { gpc: pick() % 3 === 0 }])) }),
      services: free.map((name) => ({
        id: name,
        category: all[pick() % all.length] as string,
        cookies: [{ name: `${name}_*`, lifetime: pick() % 2 ? 'session' : '13 months' }],
        storage: [`${name}.*`],
      })),
    }
  })

const pickSome = (from: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...from])

/** A config with some choice made under it, as `verdictOf` meets them. */
export const terms: fc.Arbitrary<Terms> = goodConfig.map(resolved).chain((config) => {
  const categories = config.categories.map(({ id }) => id)
  const services = config.services.map(({ id }) => id)
  return fc.record({
    config: fc.constant(config),
    withheld: pickSome(categories),
    choice: fc.option(
      fc.record({
        granted: pickSome(categories),
        except: pickSome(services),
        lifetime: fc.constantFrom('session' as const, 'persistent' as const),
        policy: fc.constant(config.policy.version),
        at: fc.constant('2026-11-01T10:00:00.000Z'),
        by: fc.constantFrom('visitor' as const, 'browser' as const, 'host' as const),
      }),
    ),
  })
})

const ids = (constraints: fc.UniqueArrayConstraints<string, string>) => fc.uniqueArray(id, constraints)

/** Any record that the SDK could have to write. */
export const record: fc.Arbitrary<ChoiceRecord> = fc
  .record({
    granted: ids({ maxLength: 8 }),
    except: fc.option(ids({ minLength: 1, maxLength: 25 }), { nil: undefined }),
    lifetime: fc.constantFrom('session' as const, 'persistent' as const),
    policy: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...' &=;,+%."\\\'.é漢😀\t/?#'), maxLength: 20 }),
    ),
    at: fc.integer({ min: Date.UTC(2001, 8, 10) / 1e3, max: Date.UTC(2286, 10, 20) / 1e3 }),
    by: fc.constantFrom('visitor' as const, 'browser' as const, 'host' as const),
    id: fc.option(fc.uuid(), { nil: undefined }),
    known: fc.array(fc.stringMatching(/^[0-9a-z]{4}$/), { maxLength: 33 }),
    signal: fc.boolean(),
  })
  .map(({ granted, except, lifetime, policy, at, by, id: receipt, known, signal }) => ({
    choice: {
      granted,
      ...(except && { except }),
      lifetime,
      policy,
      at: new Date(at * 1e3).toISOString(),
      by,
      ...(receipt && { id: receipt }),
    },
    known,
    signal,
  }))
