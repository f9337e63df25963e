import { describe, expect, it } from 'vitest'
import { createRefuses } from '../../src/gate/hosts'
import { fakeContext } from '../support/gateContext'
import { least } from '../support/least'

const stack = () => ''
const make = (hosts: string[], more: Parameters<typeof fakeContext>[0] = {}) => {
  const context = fakeContext({ hosts, ...more })
  return { context, refuses: createRefuses(context) }
}

describe('createRefuses', () => {
  it('asks about hosts, with their port, and returns the judgement that refuses them', () => {
    const { context, refuses } = make(['stats.example'])
    context.verdicts = { 'stats.example:8443': null }
    expect(refuses('network', 'https://STATS.example:8443/a?id=1', stack)).toMatchObject({ service: 'ads-service' })
    expect(refuses('network', 'https://stats.example/a', stack)).toBeUndefined()
    expect(context.told).toEqual([['blocked', { kind: 'network', category: 'ads', target: 'stats.example:8443' }]])
  })

  it('takes text and URL objects', () => {
    const { context, refuses } = make(['stats.example'])
    context.verdicts = { 'stats.example': null }
    const url = 'https://stats.example/'
    for (const one of [url, new URL(url), '//stats.example/x']) {
      expect(refuses('network', one, stack)).toBeDefined()
    }
  })

  it('does not ask about an undeclared host', () => {
    const { context, refuses } = make(['stats.example', 'ads.example'])
    for (const url of ['/own', 'https://other.example/', 'https://statsXexample/', undefined, null, 7]) {
      expect(refuses('network', url, stack)).toBeUndefined()
    }
    expect(context.stacks).toEqual([])
  })

  it.each([
    'https://stats.example/x',
    'HTTPS://STATS.EXAMPLE',
    '//stats.example',
    'https:\\\\stats.example/x',
    'https:stats.example',
    'https://user:word@stats.example:8443/x',
    'https://stats.example./x',
    'https://eu.stats.example/x',
    'https://stats%2Eexample/x',
    'https://ｓｔａｔｓ.example/x',
    'https://stats。example/x',
    'https://stats.exa\nmple/x',
    ' https://stats.example/x',
    'wss://stats.example/x',
  ])('asks about the declared host in %j, however it is spelt', (url) => {
    const ask = () => ({ verdict: null, category: 'ads', service: 'ads-service' })
    const { refuses } = make(['stats.example'], { ask })
    expect(refuses('network', url, stack)).toBeDefined()
  })

  it.each([
    '<img src="https://stats.example/">',
    '<img src="https://STATS.example/">',
    '<img src="https://&#115;tats.example/">',
    '<img src="https://stats&period;example/">',
    '<img src="https://st%61ts.example/">',
    '<img src="https://ｓtats.example/">',
    '<img src="https://stats。example/">',
    '<img src="https://sta\nts.example/">',
    '<img src=https:\\sta%74s.example>',
  ])('says that %j may name it', (html) => {
    expect(make(['stats.example']).refuses.maybe(html)).toBe(true)
  })

  it.each([
    '<img src="https://other.example/a?b=1&amp;c=2">',
    '<a href="/own/path">Own &amp; other</a>',
    '<p>Größe: 5 €, stats-example</p>',
    '',
  ])('says that %j does not', (html) => {
    expect(make(['stats.example']).refuses.maybe(html)).toBe(false)
  })

  it.each([
    ['eu-*.ads.example', 'eu-1.ads.example'],
    ['cdn.example:8443', 'cdn.example:8443'],
    ['www.example/recaptcha/', 'www.example/recaptcha/api.js'],
    ['*', 'anywhere.example'],
  ])('says of %s that https://%s may name it', (host, named) => {
    expect(make([host]).refuses.maybe(`<img src="https://${named}">`)).toBe(true)
  })

  it('searches a megabyte of hostile markup quickly', () => {
    const { refuses } = make(Array.from({ length: 1000 }, (_, at) => `host-${at}.example`))
    for (const part of [':', '/', '\\', '//a', '<a ', 'host-', 'host-1.', '"', '://a\t']) {
      const markup = part.repeat(1e6 / part.length)
      expect(least(() => refuses.maybe(markup), 500)).toBeLessThan(500)
    }
  })

  it('never asks if no service declares a host', () => {
    const { context, refuses } = make([])
    expect(refuses('network', 'https://anywhere.example/', stack)).toBeUndefined()
    expect(context.stacks).toEqual([])
  })

  it('asks about every host while it matters who calls', () => {
    const { context, refuses } = make([], { dependsOnCaller: () => true })
    context.verdicts = { 'anywhere.example': null }
    expect(refuses('network', 'https://anywhere.example/', stack)).toBeDefined()
  })

  it('leaves an invalid URL to the browser', () => {
    const { refuses } = make(['stats.example'])
    expect(refuses('network', 'http://[stats.example', stack)).toBeUndefined()
  })
})
