import { describe, expect, it } from 'vitest'
import { SITE } from '../support/configs'
import { again, setUpPage } from '../support/enginePage'
import { start } from '../support/fakeDoor'

setUpPage()

describe('a stored choice', () => {
  it('is asked again when the policy changed', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const next = await again({ ...SITE, policy: { url: '/', version: '8' } })
    expect(next.consent.choice).toBeNull()
    expect(next.consent.allows('analytics')).toBe(false)
    expect(next.door.shown).toEqual(['open notice'])
    expect(next.door.host().model().why).toBe('policy')
  })

  it('holds while the visitor is asked about additions', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const services = [...(SITE.services ?? []), { id: 'hotjar', category: 'analytics' }]
    const next = await again({ ...SITE, services })
    expect(next.consent.allows('matomo')).toBe(true)
    expect(next.consent.allows('hotjar')).toBe(false)
    expect(next.door.shown).toEqual(['open notice'])
    expect(next.door.host().model()).toMatchObject({ why: 'added', added: ['hotjar'] })
  })
})
