// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { verdictOf, verdictOnAll } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import { fingerprintsOf, validity } from '../../src/choice/validity'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { Service } from '../../src/config/schema'
import { encode } from '../../src/storage/codec'
import { resolved } from '../support/configs'
import { least } from '../support/least'

const NOW = Date.UTC(2026, 10, 1)
const services = Array.from({ length: 1000 }, (_, at): Service => {
  const category = ['functional', 'analytics', 'marketing'][at % 3] as string
  return {
    id: `service-${at}`,
    category,
    hosts: [`host-${at}.example`],
    cookies: [{ name: `c${at}_*`, lifetime: '1 year' }],
  }
})
const policy = { url: '/', version: '2026-11-01' }
const site = (list = services) => resolved({ policy, services: list })
const config = site()
const world = { now: NOW, signal: false, id: () => undefined }
const all: Wish = { granted: ['functional', 'analytics', 'marketing'] }

describe('a thousand services', () => {
  it('leave a choice that fits a cookie', () => {
    // Browsers keep at least 4,096 bytes of name and value (RFC 6265bis section 5.6).
    expect(encode(makeChoice(config, all, 'visitor', world)).length).toBeLessThan(2500)
  })

  it('are asked about again for what is new and the few that share its group', () => {
    const record = makeChoice(config, all, 'visitor', world)
    expect(validity(record, config, NOW).why).toBeNull()
    const more = site([...services, { id: 'new', category: 'analytics' }])
    const { added, choice } = validity(record, more, NOW)
    expect(added).toContain('new')
    expect(added.length).toBeLessThan(12)
    expect(verdictOf({ config: more, choice, withheld: [] }, ['new'])).toBeNull()
    expect(new Set(fingerprintsOf(config).map(([, print]) => print)).size).toBeLessThanOrEqual(400)
  })
})

/** Makes a config with this many services; `isWrong` puts a mistake into each. */
const declared = (count: number, isWrong: boolean) => ({
  services: Array.from({ length: count }, (_, at) => ({
    id: `service-${at}`,
    category: 'analytics',
    hosts: [isWrong ? `https://host-${at}.example/` : `host-${at}.example`],
    cookies: [{ name: `c${at}_*`, lifetime: '1 year' }],
  })),
})

describe('sixteen times as many services take about sixteen times as long', () => {
  /** Each takes the number of services, and returns the work to time. */
  const WORK: Record<string, (count: number, isWrong: boolean) => () => unknown> = {
    'to read them': (count, isWrong) => {
      const given = declared(count, isWrong)
      return () => resolveConfig(given)
    },
    'to find their mistakes': (count, isWrong) => {
      const given = declared(count, isWrong)
      return () => findProblems(given)
    },
    'to know whether a choice holds': (count, isWrong) => {
      const { config } = resolveConfig(declared(count, isWrong))
      const record = makeChoice(config, all, 'visitor', world)
      return () => validity(record, config, NOW)
    },
    'to ask whether all is granted': (count, isWrong) => {
      const { config } = resolveConfig(declared(count, isWrong))
      const { choice } = makeChoice(config, all, 'visitor', world)
      return () => verdictOnAll({ config, choice, withheld: [] })
    },
    'to judge a cookie that none declares': (count, isWrong) => {
      const { config } = resolveConfig(declared(count, isWrong))
      const terms = { config, choice: null, withheld: [] }
      return () => {
        for (let turn = 0; turn < 20; turn++) judge(terms, 'cookies', `other-${turn}`, () => true)
      }
    },
  }
  const cases = Object.keys(WORK).flatMap((what) => [false, true].map((isWrong): [string, boolean] => [what, isWrong]))

  // Quadratic work would take 256 times as long.
  it.each(cases)('%s (all of them wrong: %s)', (what, isWrong) => {
    const [few, many] = [500, 8000].map((count) => WORK[what]?.(count, isWrong) ?? (() => {})) as [
      () => void,
      () => void,
    ]
    const limit = 130 * least(few)
    expect(least(many, limit)).toBeLessThan(limit)
  })

  it('and none longer, to judge a host', () => {
    const judgeAmong = (count: number) => {
      const terms = { config: resolveConfig(declared(count, false)).config, choice: null, withheld: [] }
      const url = new URL('https://a.host-7.example/x.png')
      return () => {
        for (let turn = 0; turn < 500; turn++) judge(terms, 'hosts', url, () => true)
      }
    }
    const limit = 4 * least(judgeAmong(500))
    expect(least(judgeAmong(8000), limit)).toBeLessThan(limit)
  })
})
