import { describe, expect, it, vi } from 'vitest'
import { SITE } from '../support/configs'
import { listen, of, setUpPage } from '../support/enginePage'
import { start } from '../support/fakeDoor'

setUpPage()

describe('tags', () => {
  const tag = (need: string): HTMLScriptElement => {
    document.body.insertAdjacentHTML('beforeend', `<script type="text/plain" data-consent="${need}">1</script>`)
    return document.body.lastElementChild as HTMLScriptElement
  }

  it('stay held until they are granted, and are released then', async () => {
    const held = tag('analytics')
    const { consent } = await start(SITE)
    const released = vi.fn()
    consent.on('released', released)
    expect(released).not.toHaveBeenCalled()
    consent.acceptAll()
    await vi.waitFor(() => expect(released).toHaveBeenCalledOnce())
    expect(of<'released'>(released)[0]).toMatchObject({ kind: 'script', category: 'analytics', element: held })
  })

  it.each(['necessary', ' necessary', 'necessary  login', 'necessary\n login\t'])(
    'that need only %j go at once, and nothing is told',
    async (need) => {
      const held = tag(need)
      const told = listen()
      const released = vi.fn()
      document.addEventListener('consent:released', released, { once: true })
      await start(SITE)
      await vi.waitFor(() => expect(released).toHaveBeenCalledOnce())
      expect(released.mock.calls[0]?.[0].detail.element).toBe(held)
      expect(told).not.toContain('error')
    },
  )
})
