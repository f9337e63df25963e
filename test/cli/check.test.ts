import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, run } from './run'

const check = (config: unknown) => run(['check', '-'], { input: JSON.stringify(config) })

describe('interact-consent check', () => {
  it('ends with 0 where nothing is wrong, names of the catalogue included', async () => {
    expect(await check({ services: ['stripe', { use: 'hotjar' }] })).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing is wrong with it.'),
    })
  })

  it('ends with 1 and a line for each problem, names that the catalogue does not have among them', async () => {
    const { code, out } = await check({
      polcy: {},
      layout: 'popup',
      services: ['hotjr', { use: 'google-analytic' }, 'hotjar', { id: 'a', category: 'analitics' }],
    })
    expect(code).toBe(1)
    const lines = out.split('\n').filter((line) => line.startsWith('wrong'))
    const paths = ['services[0]', 'services[1]', 'polcy', 'layout', 'services[3].category']
    expect(lines.map((line) => line.split(/[: ]+/)[1]).sort()).toEqual(paths.sort())
    expect(out).toContain('"hotjr" is no name of the catalogue; did you mean "hotjar"?')
  })

  it('tells of a policy that is missing', async () => {
    const { code, out } = await check({ services: ['stripe'] })
    expect(code).toBe(0)
    expect(out).toContain('think policy.url: there is none')
    const whole = await check({ policy: { url: '/privacy', version: '1' }, categories: {}, services: ['stripe'] })
    expect(whole.out).not.toContain('think')
  })

  it('reads JSON behind a byte order mark, of a config and of a page', async () => {
    const config = '\ufeff{ "policy": { "url": "/p", "version": "1" } }'
    expect(await run(['check', 'a.json'], { files: { 'a.json': config } })).toMatchObject({ code: 0, err: '' })
    const page = `\ufeff<!doctype html><script type="application/json" id="interact-consent">{}</script><script src="consent.js"></script>`
    expect(await run(['check', 'a.html'], { files: { 'a.html': page } })).toMatchObject({ code: 0, err: '' })
  })

  it('reads what Windows PowerShell writes behind >', async () => {
    const folder = folderWith({})
    writeFileSync(
      join(folder, 'a.json'),
      Buffer.from('\ufeff{ "policy": { "url": "/p", "version": "1" } }\r\n', 'utf16le'),
    )
    expect(await run(['check', 'a.json'], { folder })).toMatchObject({ code: 0, err: '' })
  })

  it.each([
    ['a comment', '{ // tools\n "services": [] }', /JSON.*; JSON takes no comments: take them out, or write a module/],
    ['a comma too many', '{ "policy": {}, }', /JSON.*; there is a comma after the last entry/],
    ['an address alone', '{ "policy": { "url": "https://a.test/,]" }', /JSON[^;]*$/],
  ])('says what keeps a file with %s from being JSON', async (_, json, line) => {
    const { code, err } = await run(['check', 'a.json'], { files: { 'a.json': json } })
    expect(code).toBe(1)
    expect(err).toMatch(line)
  })

  it.each([
    ['page.html', '{% load static %}\n<!doctype html>PAGE'],
    ['theme.liquid', '{{ "x" | asset_url }}<html>PAGE'],
    ['page.astro', '---\nconst a = 1\n---\n<html>PAGE'],
    ['-', '{# of Jinja #}<head>PAGE'],
  ])('reads a template, which begins with no tag: %s', async (name, template) => {
    const block = '<script type="application/json" id="interact-consent">{ "polcy": {} }</script>'
    const text = template.replace('PAGE', `${block}<script src="/consent.js"></script>`)
    const { code, out, err } = await run(['check', name], { files: { [name]: text }, input: text })
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('did you mean "policy"?')
  })

  it.each([
    '<script type="application/json" id="interact-consent">{ "policy": {{ policy | json }} }</script>',
    '<script type="application/json" id="interact-consent" set:html={JSON.stringify(config)} /><script src="/a.js"></script>',
  ])('says so of a block that a server fills in: %s', async (block) => {
    const { code, err } = await run(['check', '-'], { input: `<!doctype html>${block}` })
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/JSON.*; this is a template: check the page that it makes$/s),
    ])
  })

  it('says so of a module that gives out no config', async () => {
    const { code, err } = await run(['check', 'a.mjs'], { files: { 'a.mjs': 'export const consent = 1' } })
    expect([code, err]).toEqual([1, expect.stringContaining('a.mjs: gives out no config; write "export const config')])
  })

  it.each([
    ['a comma too many', '{ "policy": {}, }', /JSON/],
    ['a comment', '{ // tools\n "services": [] }', /JSON takes no comments$/],
    ['a byte order mark', '\ufeff{}', /JSON/],
    ['JSON5', "{ policy: { url: '/p' } }", /JSON/],
    ['the end of a script in a text', '{ "text": { "en": { "title": "</script>" } } }', /so write "<\\\/script"$/],
  ])('ends with 1 and one line for a block with %s', async (_, block, line) => {
    const page = `<!doctype html><script type="application/json" id="interact-consent">${block}</script><script src="consent.js"></script>`
    const { code, out, err } = await run(['check', '-'], { input: page })
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1])
    expect(err).toMatch(line)
  })

  it('tells a language that has no words, and addresses and dates that say nothing', async () => {
    const of = async (config: object) => (await check({ policy: { url: '/p', version: '1' }, ...config })).out
    expect(await of({ language: 'english' })).toContain('think language: there are no words in "english"')
    expect(await of({ language: 'de_AT' })).not.toContain('think')
    expect(await of({ language: 'tlh', text: { tlh: { title: 'x' } } })).not.toContain('think')
    const policy = { url: 'javascript:alert(1)', version: '1', updated: 'last week' }
    const said = await of({ policy, adopt: { from: 'klaro' } })
    expect(said).toContain('think policy.url: "javascript:alert(1)" opens no page')
    expect(said).toContain(
      'think policy.updated: "last week" is no date such as "2026-01-31", so no answer is taken over',
    )
    expect(await of({ cookie: { domain: 'https://a.test' } })).toContain(
      'think cookie.domain: "https://a.test" is no domain',
    )
    expect(await of({ cookie: { domain: '.a.test', path: '/shop; x' } })).toMatch(
      /^wrong cookie.path: "\/shop; x" is not allowed here, it takes a path such as "\/shop"$/m,
    )
    expect(await of({ cookie: { path: 'shop' } })).toContain('wrong cookie.path: "shop" is not allowed here')
    const service = {
      id: 'a',
      category: 'analytics',
      provider: 'A',
      policyUrl: 'data:,x',
      hosts: ['a.test'],
      cookies: [],
    }
    expect(await of({ services: [service] })).toContain('its policyUrl "data:,x" opens no page')
  })

  it('asks for the date of the policy where answers to another tool count', async () => {
    const of = (policy: object, adopt?: object) => check({ policy: { url: '/p', version: '1', ...policy }, adopt })
    const { code, out } = await of({}, { from: 'klaro' })
    expect(code).toBe(0)
    expect(out).toContain('think policy.updated: there is none, so an answer that adopt takes over counts')
    expect((await of({ updated: '2026-01-31' }, { from: 'klaro' })).out).not.toContain('think')
    expect((await of({})).out).not.toContain('think')
  })

  it('asks for lifetimes where a service names no cookies, and not where it says that it sets none', async () => {
    const stats = { category: 'analytics', provider: 'A Ltd', policyUrl: '/a', hosts: ['a.example'] }
    const services = [
      { id: 'silent', ...stats },
      { id: 'none', ...stats, cookies: [] },
    ]
    const { code, out } = await check({ policy: { url: '/privacy', version: '1' }, services })
    expect(code).toBe(0)
    expect(out).toContain('think services[0] ("silent"): no cookies with their lifetimes')
    expect(out).not.toContain('"none"')
  })

  it('knows of a limit that the category sets', async () => {
    const services = ['google-analytics']
    expect((await check({ services })).out).toContain('the cookie _ga stays for 2 years')
    const { out } = await check({ categories: { analytics: { maxLifetime: '6 months' } }, services })
    expect(out).not.toContain('stays for')
  })

  it('ends with 0 where there is only advice, and gives it', async () => {
    const { code, out } = await check({ services: [{ use: 'hotjar', category: 'necessary' }, 'google-analytics'] })
    expect(code).toBe(0)
    expect(out).toContain('think services[0] ("hotjar"): Hotjar is a tool for analytics')
    expect(out).toContain('think services[1] ("google-analytics"): the cookie _ga stays for 2 years')
  })

  it('reads the block of a page, in which no name is written out any more', async () => {
    const page = (json: string) => ({
      'page.html': `<!doctype html><script>1</script><script id="interact-consent" type="application/json">${json}</script><script src="/consent.js"></script>`,
    })
    expect((await run(['check', 'page.html'], { files: page('{"mode":"opt-in"}') })).code).toBe(0)
    const { code, out } = await run(['check', 'page.html'], { files: page('{"services":["hotjar"]}') })
    expect(code).toBe(1)
    expect(out).toContain('npx @interactcx/consent expand')
    expect(await run(['check', 'none.html'], { files: { 'none.html': '<p>' } })).toMatchObject({ code: 1, out: '' })
  })

  it('ends with 1 where the JSON cannot be read, and 2 where there is no file', async () => {
    expect(await run(['check', '-'], { input: '{' })).toMatchObject({ code: 1, err: expect.stringContaining('JSON') })
    for (const name of ['no.json', 'no.mjs'])
      expect(await run(['check', name])).toMatchObject({ code: 2, err: `${name}: there is no such file or folder` })
    expect(await run(['check', '.'])).toMatchObject({ code: 2, err: '.: this is a folder, not a file' })
  })

  it('tells of names that only expand makes sense of, unless the file is a page', async () => {
    const { code, out } = await run(['check', 'shop.json'], {
      files: { 'shop.json': { services: ['hotjar', 'meta'] } },
    })
    expect(code).toBe(0)
    expect(out).toContain('(2 here): npx @interactcx/consent expand shop.json writes the block for the page')
    expect((await check({ services: [] })).out).not.toContain('expand')
  })

  it('tells of categories that visitors are asked for although nothing is in them', async () => {
    const own = { id: 'own', category: 'analytics', hosts: ['own.example'] }
    const unused = async (config: object) =>
      (await check(config)).out.split('\n').filter((line) => /categories:/.test(line))
    expect(await unused({ services: [own] })).toEqual([
      'think categories: visitors are asked for functional, marketing, and no service is there; write "categories": {"analytics":{}} without what no tag (data-consent="…") asks for',
    ])
    expect(await unused({ services: [own], categories: { analytics: {}, chat: {} } })).toEqual([
      expect.stringContaining('asked for chat, and no service is there; take out of "categories"'),
    ])
    expect(await unused({ services: [own], categories: { analytics: {} } })).toEqual([])
    expect(await unused({ services: [] })).toEqual([])
    expect(await unused({ services: [own], adopt: { from: 'klaro' } })).toEqual([])
    const page = `<script type="application/json" id="interact-consent">${JSON.stringify({ services: [own] })}</script>
      <script src="consent.js"></script><iframe data-consent="functional own|marketing" data-src="/a"></iframe>`
    expect((await run(['check', '-'], { input: page })).out).not.toContain('visitors are asked for')
  })
})
