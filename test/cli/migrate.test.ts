import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate, moved } from './moved'
import { folderWith, run } from './run'

describe('interact-consent migrate', () => {
  it.each([
    [
      'klaro',
      "var klaroConfig = { cookieExpiresAfterDays: 730, services: [{ name: 'matomo', purposes: ['analytics'] }] }",
    ],
    ['cookieconsent', 'cookieconsent.initialise({ cookie: { expiryDays: 730 } })'],
    ['c15t', "export const options = { mode: 'offline', scripts: [], storageConfig: { defaultExpiryDays: 730 } }"],
  ])('keeps that %s kept an answer for longer than browsers keep a cookie', async (from, code) => {
    expect((await moved('config.js', code)).config.adopt).toMatchObject({ from, days: 400 })
  })

  it('says that the date of the policy is to be written, wherever answers are taken over', async () => {
    const { err } = await moved('tac.js', "tarteaucitron.init({ highPrivacy: true }); tarteaucitron.job.push('gtag')")
    expect(err).toContain('policy.updated: write since when')
    const page = await migrate('page.html', '<script type="text/plain" data-cookieconsent="marketing">1</script>')
    expect(page.err).toContain('policy.updated: write since when')
  })

  it('ends with 1 where there is nothing of another tool, or what cannot be read', async () => {
    expect(await migrate('a.js', 'const a = 1')).toMatchObject({ code: 1, err: expect.stringContaining('nothing of') })
    expect(await migrate('a.js', 'CookieConsent.run({')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a.js'),
    })
    expect((await migrate('a.html', '<p>')).code).toBe(1)
    expect((await migrate('a.json', '{ "services": [')).err).toMatch(/a\.json: .*JSON/)
  })

  it('leaves a page as it is where a config is written, and the file that was read', async () => {
    const folder = folderWith({
      'klaro.js': "klaro.setup({ services: [{ name: 'matomo' }] })",
      'page.html': '<!doctype html>',
    })
    for (const out of ['page.html', 'klaro.js'])
      expect(await run(['migrate', 'klaro.js', '-o', out], { folder })).toMatchObject({
        code: 2,
        err: expect.stringContaining(`${out}: this is `),
      })
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('<!doctype html>')
    expect((await run(['migrate', 'klaro.js', '-o', 'consent.json'], { folder })).code).toBe(0)
  })
})
