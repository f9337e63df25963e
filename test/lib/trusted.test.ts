// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { createTrusted } from '../../src/lib/trusted'

const texts = (trusted: ReturnType<typeof createTrusted>) => [
  trusted.createScript('a'),
  trusted.createScriptURL('b'),
  trusted.createHTML('c'),
]

it('is the text itself if the browser has no Trusted Types', () => {
  expect(texts(createTrusted({}))).toEqual(['a', 'b', 'c'])
})

it('creates one named policy if it has', () => {
  const createPolicy = vi.fn((_: string, rules: ReturnType<typeof createTrusted>) => ({
    createScript: (text: string) => `trusted ${rules.createScript(text)}`,
    createScriptURL: (text: string) => `trusted ${rules.createScriptURL(text)}`,
    createHTML: (text: string) => `trusted ${rules.createHTML(text)}`,
  }))
  expect(texts(createTrusted({ trustedTypes: { createPolicy } }))).toEqual(['trusted a', 'trusted b', 'trusted c'])
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['interact-consent'])
})

it('goes on if the page forbids the policy', () => {
  const createPolicy = () => {
    throw new TypeError('not allowed')
  }
  expect(texts(createTrusted({ trustedTypes: { createPolicy } }))).toEqual(['a', 'b', 'c'])
})
