// @vitest-environment node
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'
import { SIGNALS } from '../../src/signals/names'

/** A visitor asked for what cannot work without them. */
const NECESSARY = ['stripe']

describe.each(Object.values(catalogue).map((service) => [service.id, service] as const))('%s', (id, service) => {
  it('is told of in a few words', () => {
    expect(service.name).not.toBe('')
    expect(service.provider).not.toBe('')
    expect(service.description.length).toBeLessThan(90)
    expect(service.description).not.toMatch(/\.$/)
    for (const { purpose = '' } of service.cookies ?? []) {
      expect(purpose).not.toBe('')
      expect(purpose.length).toBeLessThan(60)
    }
  })

  it('links to a policy over https', () => {
    expect(new URL(service.policyUrl).protocol).toBe('https:')
  })

  it('is necessary only where a visitor asked for what cannot work without it', () => {
    expect(['necessary', 'functional', 'analytics', 'marketing']).toContain(service.category)
    expect(service.category === 'necessary').toBe(NECESSARY.includes(id))
  })

  it('names a signal that exists; where one bears its id, that', () => {
    if (service.signal) expect(SIGNALS).toContain(service.signal)
    if ((SIGNALS as readonly string[]).includes(id)) expect(service.signal).toBe(id)
  })
})
