// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { verdictOf, verdictOnAll } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { makeChoice } from '../../src/choice/makeChoice'
import { asked, validity } from '../../src/choice/validity'
import type { Service } from '../../src/config/schema'
import { encode } from '../../src/storage/codec'
import { resolved } from '../support/configs'

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
const all = { granted: ['functional', 'analytics', 'marketing'] }

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
    expect(new Set(asked(config).map(([, print]) => print)).size).toBeLessThanOrEqual(400)
  })

  it('are judged in no time', () => {
    const choice = makeChoice(config, all, 'visitor', world).choice
    const terms = { config, choice, withheld: [] }
    const began = performance.now()
    for (let at = 0; at < 3000; at++) {
      judge(terms, 'hosts', new URL(`https://a.host-${at % 1200}.example/x.png`), () => true)
      judge(terms, 'cookies', `c${at % 1200}_x`, () => true)
    }
    verdictOnAll(terms)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
