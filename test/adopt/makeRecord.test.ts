import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMapping } from '../../src/adopt/createMapping'
import { makeRecord } from '../../src/adopt/makeRecord'
import { toolOf } from '../../src/adopt/toolOf'
import type { Adoption, Answer } from '../../src/adopt/types'
import { allows } from '../../src/choice/allows'
import { validity } from '../../src/choice/validity'
import type { ConsentConfig } from '../../src/config/schema'
import { resolved } from '../support/configs'

const NOW = Date.UTC(2026, 10, 1, 12)
const DAY = 864e5
const SITE: ConsentConfig = {
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'stats', category: 'analytics' },
    { id: 'heatmap', category: 'analytics' },
    { id: 'ads', category: 'marketing' },
    { id: 'login', category: 'necessary' },
  ],
}

function adopt(from: NonNullable<Adoption['from']>, answer: Answer, adoption: Adoption = {}, more: object = {}) {
  const config = resolved(SITE)
  const tool = toolOf(from)
  if (!tool) throw new Error(from)
  const known = Object.keys({ ...tool.ids, ...adoption.map })
  const toOurs = createMapping(tool, adoption, config.ids)
  const record = makeRecord(config, answer, { from, toOurs, known, now: NOW, ...more })
  const standing = validity(record, config, NOW)
  const may = (id: string) => allows({ config, choice: standing.choice, withheld: [] }, [id])
  return { record, standing, granted: config.ids.filter((id) => id !== 'necessary' && may(id)) }
}

describe('the record of an answer to another tool', () => {
  it('grants the categories that were granted, with their services, and says whence it comes', () => {
    const { record, standing, granted } = adopt('cookiebot', {
      granted: ['necessary', 'statistics'],
      refused: ['preferences', 'marketing'],
      at: NOW - 30 * DAY,
    })
    expect(granted).toEqual(['analytics', 'stats', 'heatmap', 'login'])
    expect(record?.choice).toEqual({
      granted: ['analytics'],
      lifetime: 'persistent',
      policy: '1',
      at: new Date(NOW - 30 * DAY).toISOString(),
      by: 'visitor',
      adopted: 'cookiebot',
    })
    expect(standing.why).toBeNull()
  })

  it('is a refusal to the hour where everything was refused', () => {
    const at = NOW - DAY + 1234567
    const { record } = adopt('klaro', { granted: [], refused: ['stats', 'heatmap', 'ads'], at })
    expect(record?.choice).toMatchObject({ granted: [], lifetime: 'persistent', at: '2026-10-31T12:00:00.000Z' })
  })

  it('asks only about what was not asked there', () => {
    const { standing, granted } = adopt('klaro', { granted: ['stats'], refused: ['ads'], at: NOW })
    expect(granted).toEqual(['analytics', 'stats', 'login'])
    expect(standing).toMatchObject({ why: 'added', added: ['heatmap'] })
  })

  it('refuses a service that was refused or not named, where services were answered by name', () => {
    const answer: Answer = { granted: ['analytics', 'stats'], isWhole: true, byService: ['analytics'], at: NOW }
    const { standing, granted } = adopt('vanilla-cookieconsent', answer)
    expect(granted).toEqual(['analytics', 'stats', 'login'])
    expect(standing.why).toBeNull()
  })

  it('grants one of ours that is two of theirs only if both were granted', () => {
    const map = { C0004: 'marketing', C0005: 'marketing' }
    const both = (granted: string[], refused: string[]) =>
      adopt('onetrust', { granted, refused, at: NOW }, { map }).granted
    expect(both(['C0004', 'C0005'], [])).toContain('marketing')
    expect(both(['C0004'], ['C0005'])).not.toContain('marketing')
    // c15t names only what was granted.
    const c15t = (granted: string[]) =>
      adopt(
        'c15t',
        { granted, isWhole: true, at: NOW },
        { map: { experience: 'functional', functionality: 'functional' } },
      ).granted
    expect(c15t(['functionality'])).not.toContain('functional')
    expect(c15t(['functionality', 'experience'])).toContain('functional')
  })

  it('keeps a grant without a date to the session, and a refusal for as long as any', () => {
    expect(adopt('klaro', { granted: ['stats'] }).record?.choice.lifetime).toBe('session')
    expect(adopt('klaro', { granted: ['login'], refused: ['stats'] }).record?.choice.lifetime).toBe('persistent')
    expect(adopt('klaro', { granted: ['stats'], at: NOW }, {}, { isSession: true }).record?.choice.lifetime).toBe(
      'session',
    )
  })

  it('does not outlast our own rules', () => {
    expect(adopt('klaro', { granted: ['stats'], at: NOW - 181 * DAY }).record).toBeNull()
    expect(adopt('klaro', { granted: ['stats'], at: NOW - 179 * DAY }).record).not.toBeNull()
    expect(adopt('klaro', { granted: ['stats'], at: NOW - 2 * DAY }, {}, { isSession: true }).record).toBeNull()
  })

  it('keeps refused what was refused elsewhere on the site', () => {
    const { record: old } = adopt('klaro', { granted: ['stats'], refused: ['heatmap', 'ads'], at: NOW })
    const { granted } = adopt('klaro', { granted: ['stats', 'heatmap', 'ads'], at: NOW }, {}, { old })
    expect(granted).toEqual(['analytics', 'stats', 'login'])
  })

  it('asks about what was not asked elsewhere on the site, and takes the answer to it', () => {
    const { record: old } = adopt('klaro', { granted: ['stats'], refused: ['ads'], at: NOW })
    expect(adopt('klaro', { granted: ['stats'], at: NOW }, {}, { old }).standing.added).toEqual(['heatmap'])
    const answered = adopt('klaro', { granted: ['stats', 'heatmap', 'ads'], at: NOW }, {}, { old })
    expect(answered.granted).toEqual(['analytics', 'stats', 'heatmap', 'login'])
    expect(answered.standing.added).toEqual([])
  })

  it('asks about a service that is new in a category which was refused elsewhere on the site', () => {
    const { record: old } = adopt('klaro', { granted: [], refused: ['ads'], at: NOW })
    const { standing } = adopt('klaro', { granted: [], refused: ['ads'], at: NOW }, {}, { old })
    expect(standing.added).toEqual(['analytics', 'stats', 'heatmap'])
  })

  it('leaves aside a choice elsewhere on the site that no longer holds', () => {
    const { record: old } = adopt('klaro', { granted: [], refused: ['stats', 'heatmap', 'ads'], at: NOW })
    if (!old) throw new Error('no record')
    const elsewhere = { ...old, choice: { ...old.choice, policy: '0' } }
    const { granted, standing } = adopt('klaro', { granted: ['stats'], at: NOW }, {}, { old: elsewhere })
    expect(granted).toEqual(['analytics', 'stats', 'login'])
    expect(standing.added).toEqual(['marketing', 'heatmap', 'ads'])
  })

  it('throws where nothing of it is asked about here', () => {
    expect(() => adopt('klaro', { granted: ['counter', 'login'], at: NOW })).toThrow('names nothing')
  })

  it('never grants what the answer did not', () => {
    const ids = ['functional', 'analytics', 'marketing', 'stats', 'heatmap', 'ads', 'x', 'y']
    const some = fc.uniqueArray(fc.constantFrom(...ids))
    const map = fc.dictionary(fc.constantFrom('x', 'y', 'stats', 'analytics'), fc.constantFrom(...ids.slice(0, 6)))
    fc.assert(
      fc.property(some, some, some, map, fc.boolean(), (yes, no, byService, map, isWhole) => {
        const answer: Answer = { granted: yes, refused: no, byService, isWhole, at: NOW }
        let granted: string[] = []
        try {
          granted = adopt('klaro', answer, { map }).granted
        } catch {
          // It names nothing here.
        }
        const ours = (theirs: string[]) => theirs.map((id) => map[id] ?? id)
        for (const { id, category } of SITE.services ?? []) {
          if (category === 'necessary' || !granted.includes(id)) continue
          expect([id, category].some((one) => ours(yes).includes(one))).toBe(true)
          expect([id, category].some((one) => ours(no).includes(one))).toBe(false)
        }
        for (const id of ['functional', 'analytics', 'marketing'])
          if (granted.includes(id)) expect(ours(no)).not.toContain(id)
      }),
    )
  })
})
