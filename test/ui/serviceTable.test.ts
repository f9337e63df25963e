import { describe, expect, it } from 'vitest'
import { config, mount } from './fakeHost'

describe('the services', () => {
  it('are folded away under their category, with counts', async () => {
    const { all } = await mount({}, 'preferences')
    expect(all('summary').map(({ textContent }) => textContent)).toEqual([
      'Services: 2 · Cookies: 2',
      'Services: 1 · Cookies: 0',
    ])
    expect(all<HTMLDetailsElement>('details').some(({ open }) => open)).toBe(false)
  })

  it('name provider, policy, and cookies by lifetime with purpose and time to live', async () => {
    const item = (await mount({}, 'preferences')).$('li')
    expect(item.textContent).toContain('Provider: InnoCraft Ltd')
    expect(item.querySelector('a')?.getAttribute('href')).toBe('https://matomo.example/privacy')
    expect([...item.querySelectorAll('dt, dd')].map(({ textContent }) => textContent)).toEqual([
      'Session cookies',
      '_pk_ses.* Joins the pages of one visit until you close your browser',
      'Persistent cookies',
      '_pk_id.* Tells visitors apart 13 months',
    ])
  })

  it('say how long a cookie may stay where that is shorter than declared', async () => {
    const cookies = ['13 months', '2 days', 'session'].map((lifetime) => ({ name: lifetime, lifetime }))
    const services = [{ id: 'matomo', category: 'analytics', maxLifetime: '30 days', cookies }]
    const { all } = await mount({ config: { ...config, services } }, 'preferences')
    expect(all('dd small').map(({ textContent }) => textContent)).toEqual([
      'until you close your browser',
      '30 days',
      '2 days',
    ])
  })

  it('name their storage keys', async () => {
    expect((await mount({}, 'preferences')).all('li')[1]?.textContent).toContain('Other data on your deviceph_*')
  })

  it('stay unfolded while their switches are pressed', async () => {
    const { $, category, service } = await mount({}, 'preferences')
    const details = $<HTMLDetailsElement>('details')
    details.open = true
    category('analytics').click()
    await expect.poll(() => service('matomo').disabled).toBe(false)
    expect($('details')).toBe(details)
    expect(details.open).toBe(true)
  })
})
