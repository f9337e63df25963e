// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import { choice, resolved, SITE } from '../support/configs'

const config = resolved({ ...SITE, policy: { url: '/privacy', version: '7', contact: 'privacy@example.com' } })
const of = (granted: string[] | null, more = {}, withheld: string[] = []) =>
  createReceipt({ config, choice: granted && choice(granted, more), withheld }, 'www.example.com', withheld.length > 0)

describe('createReceipt', () => {
  it('is null until something is decided', () => {
    expect(of(null)).toBeNull()
  })

  it('contains what was asked and what was chosen', () => {
    expect(of(['analytics'], { except: ['posthog'], id: 'an-id' })).toEqual({
      schema: 'interact-consent/1',
      choice: choice(['analytics'], { except: ['posthog'], id: 'an-id' }),
      expires: '2027-04-30T10:00:00.000Z',
      site: 'www.example.com',
      policy: { url: '/privacy', version: '7', contact: 'privacy@example.com' },
      asked: ['necessary', 'functional', 'analytics', 'marketing', 'matomo', 'posthog', 'ads', 'login'],
      signal: false,
    })
  })

  it('has no expiry for a session choice', () => {
    expect(of(['analytics'], { lifetime: 'session' })).not.toHaveProperty('expires')
  })

  it('ends a refusal as late as a grant', () => {
    expect(of([])?.expires).toBe(of(['analytics'])?.expires)
  })

  it('says whether the browser sent a signal', () => {
    expect(of(['analytics'], {}, ['marketing'])?.signal).toBe(true)
    expect(of(['analytics'])?.signal).toBe(false)
  })

  it('can be written as JSON and read again', () => {
    const receipt = of(['analytics'])
    expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt)
  })
})
