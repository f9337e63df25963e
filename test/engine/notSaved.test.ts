import { describe, expect, it, vi } from 'vitest'
import { SITE } from '../support/configs'
import { of, setUpPage } from '../support/enginePage'
import { start } from '../support/fakeDoor'

setUpPage()

describe('a cookie that nothing holds', () => {
  it('is reported, and the choice holds for the page', async () => {
    const { consent } = await start({ ...SITE, cookie: { domain: 'elsewhere.test' } })
    const error = vi.fn()
    consent.on('error', error)
    consent.acceptAll()
    expect(of<'error'>(error).map(({ error }) => (error as unknown as { code: string }).code)).toEqual(['not-saved'])
    expect(consent.allows('analytics')).toBe(true)
  })
})
