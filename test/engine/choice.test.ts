import { describe, expect, it, vi } from 'vitest'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { ALL, again, jar, NAME, setUpPage } from '../support/enginePage'
import { settled, start } from '../support/fakeDoor'

setUpPage()

describe('a choice', () => {
  it('is remembered, and the visitor is not asked again', async () => {
    const { consent } = await start(SITE)
    consent.choose({ granted: ['analytics'], except: ['posthog'] })
    expect(consent.choice).toMatchObject({
      granted: ['analytics'],
      except: ['posthog'],
      lifetime: 'persistent',
      policy: '7',
      by: 'host',
    })
    const next = await again(SITE)
    expect(next.consent.choice).toEqual(consent.choice)
    expect(next.door.shown).toEqual([])
    expect(next.consent.allows('matomo', 'persistent')).toBe(true)
    expect(next.consent.allows('posthog')).toBe(false)
    expect(next.consent.allows('ads')).toBe(false)
  })

  it.each([
    ['acceptAll', ALL],
    ['rejectAll', []],
  ] as const)('%s', async (act, granted) => {
    const { consent } = await start(SITE)
    consent[act]()
    expect(consent.choice).toMatchObject({ granted, lifetime: 'persistent', by: 'host' })
    for (const id of [...ALL, 'matomo', 'ads']) expect(consent.allows(id, 'persistent')).toBe(granted.length > 0)
    expect(document.documentElement.dataset.consentGranted).toBe(granted.join(' '))
  })

  it('takes its effects in order: saved, gates open, signals told, then events, then the modal closes', async () => {
    const { consent, door } = await start({ ...SITE, signals: ['google'] })
    const order: string[] = []
    const layer = (): IArguments[] => (window as unknown as { dataLayer: IArguments[] }).dataLayer
    consent.on('choice', () => {
      order.push(jar.get(NAME) ? 'saved' : 'not saved')
      writeCookie('_fbp=1;path=/')
      order.push(cookieNames().includes('_fbp') ? 'open' : 'shut')
      order.push(
        `${[...(layer().at(-1) ?? [])][1]} ${([...(layer().at(-1) ?? [])][2] as { ad_storage: string }).ad_storage}`,
      )
      order.push(`${document.documentElement.dataset.consentGranted}`)
      order.push(door.shown.join())
    })
    consent.acceptAll()
    expect(order).toEqual(['saved', 'open', 'update granted', ALL.join(' '), 'open notice'])
    await settled()
    expect(door.shown).toEqual(['open notice', 'close'])
  })

  it('reads no store if it grants everything persistently', async () => {
    const { consent } = await start(SITE)
    const look = vi.spyOn(Storage.prototype, 'getItem')
    consent.acceptAll()
    await settled()
    expect(look).not.toHaveBeenCalled()
  })

  it('is recorded as the visitor’s if the modal made it', async () => {
    const { consent, door } = await start(SITE)
    door.host().choose({ granted: ['analytics'], lifetime: 'session' })
    expect(consent.choice).toMatchObject({ granted: ['analytics'], lifetime: 'session', by: 'visitor' })
  })

  it.each([['acceptAll'], ['choose']])('has a valid lifetime for any argument of %s', async (how) => {
    const { consent } = await start(SITE)
    // As in `button.onclick = consent.acceptAll`.
    const event = new MouseEvent('click') as never
    if (how === 'acceptAll') consent.acceptAll(event)
    else consent.choose({ granted: ALL, lifetime: 'for ever' as never })
    expect(['session', 'persistent']).toContain(consent.choice?.lifetime)
    const next = await again(SITE)
    expect(next.consent.choice).toEqual(consent.choice)
  })
})
