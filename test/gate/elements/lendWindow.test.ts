import { expect, it, vi } from 'vitest'
import { lendWindow } from '../../../src/gate/elements/lendWindow'

it('leads every way to another address to one function', () => {
  const go = vi.fn()
  const lent = lendWindow(window, go)
  lent.location.replace('/replace')
  lent.location.assign('/assign')
  lent.location.href = '/href'
  Object.assign(lent, { location: '/location' })
  expect(go.mock.calls.flat()).toEqual(['/replace', '/assign', '/href', '/location'])
  // The rest of the location is the frame's own.
  expect(lent.location.href).toBe(location.href)
  expect(lent.location.pathname.startsWith('/') || lent.location.pathname === 'blank').toBe(true)
  expect(String(lent.location)).toBe(String(location))
  expect(location.href).not.toContain('/location')
})

it('is the window in all else', () => {
  const lent = lendWindow(window, vi.fn())
  expect(lent.document).toBe(document)
  expect(Reflect.get(lent, 'HTMLElement')).toBe(HTMLElement)
  expect(lent.btoa('a')).toBe('YQ==')
  Object.assign(lent, { mine: 1 })
  expect(Reflect.get(window, 'mine')).toBe(1)
  Reflect.deleteProperty(window, 'mine')
})
