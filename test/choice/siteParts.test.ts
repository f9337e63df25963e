// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/choice/allows'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import type { ChoiceRecord } from '../../src/choice/types'
import { validity } from '../../src/choice/validity'
import type { ResolvedConfig, Service } from '../../src/config/schema'
import { resolved } from '../support/configs'

/* Two parts of one site, on two subdomains, share the choice and declare other services. */

const NOW = Date.UTC(2026, 10, 1, 10, 20, 30)
const DAY = 864e5
const part = (services: Service[], categories = {}, version = '1') =>
  resolved({
    policy: { url: '/', version },
    categories: { analytics: {}, marketing: { gpc: true }, ...categories },
    services,
  })
const shop = part([{ id: 'shop-stats', category: 'analytics' }], { research: {} })
const blog = part([{ id: 'blog-stats', category: 'analytics' }])

const choose = (config: ResolvedConfig, wish: Wish, old: ChoiceRecord | null, more = {}) =>
  makeChoice(config, wish, 'visitor', { now: NOW, signal: false, id: () => undefined, old, ...more })
const all = (config: ResolvedConfig) => ({ granted: config.categories.map(({ id }) => id) })
const REFUSAL = { granted: [] }

describe('parts of a site', () => {
  it('ask only for what the other has not asked about', () => {
    const record = choose(shop, all(shop), null)
    expect(validity(record, blog, NOW)).toMatchObject({ why: 'added', added: ['blog-stats'] })
    const both = choose(blog, all(blog), record)
    expect(validity(both, blog, NOW).why).toBeNull()
    expect(validity(both, shop, NOW)).toMatchObject({
      why: null,
      choice: { granted: ['analytics', 'marketing', 'research'] },
    })
  })

  it('do not make each other ask again after a refusal on both', () => {
    const both = choose(blog, REFUSAL, choose(shop, REFUSAL, null))
    for (const config of [shop, blog]) {
      expect(validity(both, config, NOW)).toMatchObject({ why: null, choice: { granted: [] } })
      expect(validity(choose(config, REFUSAL, both), shop, NOW).why).toBeNull()
    }
  })

  it('store the same bytes for any order of visits', () => {
    const known = [
      choose(blog, REFUSAL, choose(shop, REFUSAL, null)),
      choose(shop, REFUSAL, choose(blog, REFUSAL, null)),
    ]
    expect(known[0]).toEqual(known[1])
  })

  it('give no page an id that it does not know', () => {
    const record = choose(blog, all(blog), choose(shop, { ...all(shop), except: ['shop-stats'] }, null))
    expect(record.choice).toMatchObject({ granted: ['analytics', 'marketing', 'research'], except: ['shop-stats'] })
    expect(validity(record, blog, NOW).choice).toEqual({
      granted: ['analytics', 'marketing'],
      lifetime: 'persistent',
      policy: '1',
      at: '2026-11-01T10:20:30.000Z',
      by: 'visitor',
    })
    expect(validity(record, shop, NOW).choice?.except).toEqual(['shop-stats'])
  })

  it('keep a refusal of one part when the other grants the same category: that part asks again', () => {
    const record = choose(blog, { granted: ['analytics'] }, choose(shop, REFUSAL, null))
    const standing = validity(record, shop, NOW)
    expect(standing).toMatchObject({ why: 'added', added: ['research', 'shop-stats'] })
    expect(verdictOf({ config: shop, choice: standing.choice, withheld: [] }, ['shop-stats'])).toBeNull()
  })

  it('withdraw everything by a refusal on either', () => {
    const record = choose(blog, REFUSAL, choose(shop, all(shop), null))
    expect(record.choice.granted).toEqual([])
    expect(validity(record, shop, NOW)).toMatchObject({ why: null, choice: { granted: [] } })
  })

  it.each([
    ['for longer than it was granted', { lifetime: 'session' }, { lifetime: 'persistent' }, {}],
    ['under a privacy signal that it was not granted under', {}, {}, { signal: true }],
  ] as const)('keep no grant of the other %s', (_, before, now, more) => {
    const record = choose(blog, { ...all(blog), ...now }, choose(shop, { ...all(shop), ...before }, null), more)
    expect(record.choice.granted).toEqual(['analytics', 'marketing'])
  })

  it.each([
    ['is over', { now: NOW + 181 * DAY }, '1'],
    ['answers another policy', {}, '2'],
  ])('keep nothing of a choice that %s', (_, more, version) => {
    const config = part([{ id: 'blog-stats', category: 'analytics' }], {}, version)
    const record = choose(config, all(config), choose(shop, all(shop), null), more)
    expect(record.choice.granted).toEqual(['analytics', 'marketing'])
    expect(record.known).toEqual(choose(config, all(config), null).known)
  })

  it('ask again under another policy', () => {
    expect(validity(choose(shop, all(shop), null), part([], {}, '2'), NOW).why).toBe('policy')
  })

  it('never exceed the size of a cookie', () => {
    let record: ChoiceRecord | null = null
    for (let at = 0; at < 9; at++) {
      const services = Array.from({ length: 300 }, (_, index) => ({ id: `s${at}-${index}`, category: 'analytics' }))
      record = choose(part(services), { granted: ['analytics'] }, record)
      expect(validity(record, part(services), NOW).why).toBeNull()
    }
    expect(record?.known.length).toBeLessThanOrEqual(600)
  })
})
