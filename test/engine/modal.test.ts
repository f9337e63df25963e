import { describe, expect, it } from 'vitest'
import type { ConsentEvents } from '../../src/events'
import { SITE } from '../support/configs'
import { setUpPage } from '../support/enginePage'
import { fakeDoor, settled, start } from '../support/fakeDoor'

setUpPage()

describe('the modal', () => {
  it('shows the preferences if the page opens it', async () => {
    const { consent, door } = await start(SITE)
    await consent.open()
    await consent.open('notice')
    consent.close()
    expect(door.shown).toEqual(['open notice', 'open preferences', 'open notice', 'close'])
  })

  it.each([
    ['<a href="#" data-consent-open>x</a>', 'preferences'],
    ['<a href="#" data-consent-open=""><b>x</b></a>', 'preferences'],
    ['<a href="#" data-consent-open="preferences">x</a>', 'preferences'],
    // As React writes `<a data-consent-open>`.
    ['<a href="#" data-consent-open="true">x</a>', 'preferences'],
  ])('opens on a click on %s', async (html, view) => {
    const { door } = await start(SITE)
    document.body.innerHTML = html
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    ;(document.querySelector('b') ?? document.querySelector('a'))?.dispatchEvent(event)
    await settled()
    expect(door.shown.at(-1)).toBe(`open ${view}`)
    expect(event.defaultPrevented).toBe(true)
  })

  it('ignores other clicks', async () => {
    const { door } = await start(SITE)
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    document.dispatchEvent(new MouseEvent('click'))
    await settled()
    expect(event.defaultPrevented).toBe(false)
    expect(door.shown).toEqual(['open notice'])
  })

  it('is not shown if it is switched off', async () => {
    const { consent, door } = await start({ ...SITE, ui: false })
    await consent.open()
    expect(() => consent.close()).not.toThrow()
    expect(door.loaded).not.toContain('ui')
  })

  it('leaves everything refused if it cannot be loaded, reports that, and is tried again', async () => {
    const door = fakeDoor()
    door.missing.add('ui')
    const errors: string[] = []
    const told = (event: CustomEvent<ConsentEvents['error']>) => errors.push(event.detail.error.message)
    document.addEventListener('consent:error', told)
    const { consent } = await start(SITE, door)
    document.removeEventListener('consent:error', told)
    expect(errors.join()).toContain('ui-missing')
    expect(consent.allows('analytics')).toBe(false)
    await expect(consent.open()).resolves.toBeUndefined()
    door.missing.clear()
    await consent.open('notice')
    expect(door.shown).toEqual(['open notice'])
  })
})
