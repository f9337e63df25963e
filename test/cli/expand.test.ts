import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findProblems } from '../../src/config/findProblems'
import { googleAnalytics, hotjar } from '../../src/services'
import { folderWith, run } from './run'

const config = {
  policy: { url: '/privacy', version: '1' },
  categories: { analytics: {}, statistics: {} },
  services: [
    'google-analytics',
    { use: 'hotjar', category: 'statistics', cookies: [] },
    { id: 'own', category: 'analytics', hosts: ['own.example'] },
  ],
}
const files = { 'config.json': config }
const jsonOf = (block: string) => JSON.parse(block.replace(/<[^>]*>/g, ''))

describe('interact-consent expand', () => {
  it('writes the block with every service in full, and leaves the rest as it is', async () => {
    const { code, out } = await run(['expand', 'config.json'], { files })
    expect(code).toBe(0)
    expect(out.startsWith('<script type="application/json" id="interact-consent">\n')).toBe(true)
    const { services, ...rest } = jsonOf(out)
    expect(rest).toEqual({ policy: config.policy, categories: config.categories })
    const { sources, signal, unverified, ...analytics } = googleAnalytics
    expect(services).toEqual([
      analytics,
      expect.objectContaining({ id: 'hotjar', category: 'statistics', hosts: hotjar.hosts, cookies: [] }),
      config.services[2],
    ])
    expect(findProblems(jsonOf(out))).toEqual([])
  })

  it.each(['Google Analytics', 'googleAnalytics', 'google-analytics'])('takes the name as %s', async (name) => {
    const { out } = await run(['expand', '-', '--json'], { input: JSON.stringify({ services: [name] }) })
    expect(JSON.parse(out).services[0].id).toBe('google-analytics')
  })

  it.each([
    ['GA4', 'google-analytics'],
    ['gtm', 'google-tag-manager'],
    ['Facebook Pixel', 'meta'],
  ])('knows what is meant by %s', async (name, id) => {
    const { code, err } = await run(['expand', '-'], { input: JSON.stringify({ services: [name] }) })
    expect([code, err]).toEqual([1, `services[0]: "${name}" is no name of the catalogue; did you mean "${id}"?`])
  })

  it('guesses nothing for a name without letters', async () => {
    const { err } = await run(['expand', '-'], { input: '{ "services": ["…"] }' })
    expect(err).not.toContain('did you mean')
  })

  it('tells which figures no page confirms', async () => {
    const { err } = await run(['expand', 'config.json'], { files })
    expect(err).toContain('google-analytics: no page confirms lifetime of _gali')
  })

  it('adds nothing to a page that says nothing on the tag', async () => {
    const page = '<!doctype html><script type="application/json" id="interact-consent">{ "layout": "corner" }</script>'
    const { out } = await run(['expand', '-'], { input: `${page}<script src="consent.js"></script>` })
    expect(jsonOf(out)).toEqual({ layout: 'corner' })
    const { out: told } = await run(['expand', '-'], {
      input: `${page}<script src="consent.js" data-domain="a.example"></script>`,
    })
    expect(jsonOf(told)).toEqual({ layout: 'corner', cookie: { domain: 'a.example' } })
  })

  it('tells of a file that cannot be written, in a line', async () => {
    for (const [at, why] of [
      ['no/out.json', 'there is no such file or folder'],
      ['.', 'this is a folder, not a file'],
    ] as const)
      expect(await run(['expand', 'config.json', '-o', at], { files })).toMatchObject({
        code: 2,
        err: expect.stringMatching(new RegExp(`^${at}: ${why}$`, 'm')),
      })
  })

  it('writes no name that it does not know, and says which was meant', async () => {
    const { code, out, err } = await run(['expand', '-'], { input: '{"services":["hotjr","analytics.example"]}' })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('services[0]: "hotjr" is no name of the catalogue; did you mean "hotjar"?')
    expect(err).toContain('services[1]: "analytics.example" is no name')
  })

  it('writes nothing that has a problem in it', async () => {
    const { code, out, err } = await run(['expand', '-'], { input: '{"services":["hotjar"],"mode":"no"}' })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('mode: "no"')
  })

  it('lets no text of the config end its block', async () => {
    const input = JSON.stringify({ policy: { url: '</script><script>alert(1)</script>', version: '1' } })
    const { out } = await run(['expand', '-'], { input })
    expect(out.match(/<\/?script/g)).toHaveLength(2)
    expect(JSON.parse(out.slice(out.indexOf('>') + 1, out.lastIndexOf('<'))).policy.url).toContain('</script>')
  })

  it('writes into a file where it is asked to, and reads a module', async () => {
    const folder = folderWith({ 'config.mjs': `export default ${JSON.stringify(config)}` })
    const { code, out } = await run(['expand', 'config.mjs', '-o', 'block.html'], { folder })
    expect([code, out]).toEqual([0, ''])
    expect(jsonOf(readFileSync(join(folder, 'block.html'), 'utf8')).services).toHaveLength(3)
  })

  describe('into a page', () => {
    const head = '\ufeff<!doctype html>\r\n<title>é</title>\n'
    const tail = '\n<script src="/consent/consent.js"></script>\n<p>Shop</p>'
    const block = '<script nonce="n" type="application/json" id="interact-consent">{ "services": ["hotjar"] }</script>'
    const written = (folder: string, name = 'page.html') => readFileSync(join(folder, name), 'utf8')

    it('replaces its block alone, be it the page that was read or another', async () => {
      for (const from of ['page.html', 'config.json']) {
        const folder = folderWith({ 'page.html': head + block + tail, 'config.json': config })
        expect(await run(['expand', from, '-o', 'page.html'], { folder })).toMatchObject({ code: 0, out: '' })
        const [before = '', inside = '', after] = written(folder).split(
          /(?<="interact-consent">)|(?=<\/script>\n<script)/,
        )
        expect([before, after]).toEqual([`${head}${block.split('{')[0]}`, `</script>${tail}`])
        expect(JSON.parse(inside).services.at(from === 'page.html' ? 0 : 1).hosts).toEqual(hotjar.hosts)
      }
    })

    it('puts one ahead of the tag of a page that has none', async () => {
      const folder = folderWith({ 'page.html': head + tail, 'config.json': config })
      expect((await run(['expand', 'config.json', '-o', 'page.html'], { folder })).code).toBe(0)
      const [start, end] = written(folder).split(/<script type="application\/json".*?<\/script>\n/s)
      expect(`${start}${end}`).toBe(head + tail)
    })

    it.each([
      [['config.json', '-o', 'plain.html'], 'the block has no place in it'],
      [['config.json', '-o', 'two.html'], 'two blocks that differ'],
      [['config.json', '-o', 'old.html'], 'not in UTF-8'],
      [['page.html', '--json', '-o', 'page.html'], 'this is a page, which would be lost'],
      [['config.json', '-o', 'config.json'], 'the file that was read, which would be lost'],
      [['config.mjs', '--json', '-o', './config.mjs'], 'the file that was read, which would be lost'],
    ])('leaves a file as it is that would be lost: %j', async (typed, why) => {
      const folder = folderWith({
        'page.html': head + block + tail,
        'plain.html': '<!doctype html><p>Shop</p>',
        'two.html': `${block}${block.replace('hotjar', 'meta')}`,
        'config.json': config,
        'config.mjs': `export default ${JSON.stringify(config)}`,
      })
      writeFileSync(join(folder, 'old.html'), Buffer.from('<!doctype html><title>\xe9</title>', 'latin1'))
      const name = typed.at(-1) ?? ''
      const before = readFileSync(join(folder, name))
      const { code, err } = await run(['expand', ...typed], { folder })
      expect(code).toBeGreaterThan(0)
      expect(err).toContain(why)
      expect(readFileSync(join(folder, name))).toEqual(before)
    })

    it('writes JSON over the JSON that was read, where it is asked to', async () => {
      const folder = folderWith({ 'config.json': config })
      expect((await run(['expand', 'config.json', '--json', '-o', 'config.json'], { folder })).code).toBe(0)
      expect(JSON.parse(written(folder, 'config.json')).services).toHaveLength(3)
    })
  })
})
