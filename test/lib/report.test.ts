// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { report } from '../../src/lib/report'

it('writes one line that names the SDK', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  report('not-saved: interact_consent')
  report(new Error('broken'))
  expect(error.mock.calls.map((parts) => parts.join(' '))).toEqual([
    '[consent] not-saved: interact_consent',
    '[consent] Error: broken',
  ])
})
