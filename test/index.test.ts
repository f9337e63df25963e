// @vitest-environment node
import { expect, it } from 'vitest'

it('is safe to import on a server', async () => {
  expect(typeof window).toBe('undefined')
  expect(typeof document).toBe('undefined')
  const door = await import('../src/index')
  expect(Object.keys(door).sort()).toEqual(['ConsentConfigError', 'createConsent'])
})
