import { describe, expect, it } from 'vitest'
import { createRefuses, literals } from '../../src/gate/hosts'
import { fakeContext } from '../support/gateContext'

const stack = () => ''
const make = (hosts: string[], more: Parameters<typeof fakeContext>[0] = {}) => {
  const context = fakeContext({ hosts, ...more })
  return { context, refuses: createRefuses(context) }
}

describe('literals', () => {
  it('are in every host that fits the pattern', () => {
    expect(literals(['stats.example', '*.cdn.example', 'eu-*.ads.example', '*'])).toEqual([
      'stats.example',
      '.cdn.example',
      '.ads.example',
      '',
    ])
  })
})

describe('createRefuses', () => {
  it('asks about hosts, with their port, and answers with what refuses them', () => {
    const { context, refuses } = make(['stats.example'])
    context.verdicts = { 'stats.example:8443': null }
    expect(refuses('network', 'https://STATS.example:8443/a?id=1', stack)).toMatchObject({ service: 'ads-service' })
    expect(refuses('network', 'https://stats.example/a', stack)).toBeUndefined()
    expect(context.told).toEqual([['blocked', { kind: 'network', category: 'ads', target: 'stats.example:8443' }]])
  })

  it('takes text, URL objects and requests', () => {
    const { context, refuses } = make(['stats.example'])
    context.verdicts = { 'stats.example': null }
    const url = 'https://stats.example/'
    for (const one of [url, new URL(url), new Request(url), '//stats.example/x']) {
      expect(refuses('network', one, stack)).toBeDefined()
    }
  })

  it('asks nothing about what names no declared host', () => {
    const { context, refuses } = make(['stats.example', '*.ads.example'])
    for (const url of ['/own', 'https://other.example/', 'https://statsXexample/', undefined, null, 7]) {
      expect(refuses('network', url, stack)).toBeUndefined()
    }
    expect(context.stacks).toEqual([])
    expect(refuses.maybe('<img src="https://eu.ads.example/">')).toBe(true)
    expect(refuses.maybe('<img src="https://ads.test/">')).toBe(false)
  })

  it('asks nothing where no service declares a host', () => {
    const { context, refuses } = make([])
    expect(refuses('network', 'https://anywhere.example/', stack)).toBeUndefined()
    expect(context.stacks).toEqual([])
  })

  it('asks about every host while a script is wary of', () => {
    const { context, refuses } = make([], { wary: () => true })
    context.verdicts = { 'anywhere.example': null }
    expect(refuses('network', 'https://anywhere.example/', stack)).toBeDefined()
  })

  it('leaves what is no URL to the browser', () => {
    const { refuses } = make(['stats.example'])
    expect(refuses('network', 'http://[stats.example', stack)).toBeUndefined()
  })
})
