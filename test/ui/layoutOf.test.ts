import { afterEach, describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/ui/layoutOf'
import { config } from './fakeHost'

const here = location.href
afterEach(() => history.replaceState(null, '', here))

describe('the layout of the notice', () => {
  it.each([
    ['/privacy', '/privacy', 'banner'],
    ['/privacy', '/privacy/?from=footer#cookies', 'banner'],
    ['/?page=3', '/?page=3', 'banner'],
    ['/?page=3', '/', 'modal'],
    ['/privacy', '/privacy/cookies', 'modal'],
    ['https://law.example/privacy', '/privacy', 'modal'],
    ['', '/', 'modal'],
  ])('policy %s, page %s: %s', (url, path, layout) => {
    history.replaceState(null, '', path)
    expect(layoutOf({ ...config, layout: 'modal', policy: { url, version: '1' } })).toBe(layout)
  })

  it('is that of the config if that is not modal', () => {
    history.replaceState(null, '', '/privacy')
    expect(layoutOf({ ...config, layout: 'corner', policy: { url: '/privacy', version: '1' } })).toBe('corner')
  })
})
