import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { migrate, moved } from '../moved'

const { resolve } = createRequire(import.meta.url)

describe('moveTarteaucitron', () => {
  it('reads what is given to tarteaucitron, and its services by their names', async () => {
    const code = `
      tarteaucitron.init({ privacyUrl: '/policy', orientation: 'bottom', highPrivacy: true, hashtag: '#t', cookieDomain: '.example.com' })
      tarteaucitron.user.gtagUa = 'G-1'
      tarteaucitron.user.gtagMore = function () {};
      (tarteaucitron.job = tarteaucitron.job || []).push('gtag');
      (tarteaucitron.job = tarteaucitron.job || []).push('youtube', 'facebookpixel', 'meteofrance', 'gcmadstorage');`
    const { config, err } = await moved('tac.js', code)
    expect(config).toEqual({
      policy: { url: '/policy', version: '1' },
      cookie: { domain: '.example.com' },
      layout: 'banner',
      services: [{ use: 'google-analytics' }, { use: 'youtube' }, { use: 'meta' }],
      adopt: { from: 'tarteaucitron', map: { gtag: 'google-analytics', facebookpixel: 'meta' } },
    })
    expect(err).toContain('job meteofrance: is not in the catalogue')
    expect(err).toContain('job gcmadstorage: "signals": ["google"]')
    expect(err).toContain("user.gtagUa: goes into the vendor's own script")
  })

  it.each([
    ['init.highPrivacy: false', 'tarteaucitron.init({ highPrivacy: false })'],
    ['init.serviceDefaultState: true', 'tarteaucitron.init({ serviceDefaultState: true })'],
    ['user.bypass: true', 'tarteaucitron.init({}); tarteaucitron.user.bypass = true'],
  ])('takes over no answers of a tarteaucitron with %s', async (path, code) => {
    const { config, err } = await moved('tac.js', `${code}; tarteaucitron.job.push('gtag')`)
    expect(config).not.toHaveProperty('adopt')
    expect(err).toContain(`adopt: with ${path} it stores consents that nobody pressed`)
    expect(err).not.toContain('policy.updated')
  })

  it('knows dozens of the services of tarteaucitron, and takes none for another', async () => {
    const source = readFileSync(resolve('tarteaucitronjs/tarteaucitron.services.js'), 'utf8')
    const names = [...source.matchAll(/tarteaucitron\.services\.(\w+) = \{/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(150)
    const { out } = await migrate(
      'tac.js',
      `tarteaucitron.init({});${names.map((name) => `tarteaucitron.job.push('${name}')`).join(';')}`,
    )
    expect(JSON.parse(out).services.length).toBeGreaterThan(40)
  })
})
