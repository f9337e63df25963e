import { describe, expect, it, vi } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import { startConsent } from '../../src/engine/startConsent'
import { writeOwn } from '../../src/lib/ownWrite'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { resolved, SITE, storedChoice } from '../support/configs'
import { again, jar, NAME, setUpPage } from '../support/enginePage'
import { fakeDoor, settled, start } from '../support/fakeDoor'

setUpPage()

const MOVED: ConsentConfig = { ...SITE, afterRevoke: 'keep', adopt: { from: 'klaro' } }
const OPT_OUT: ConsentConfig = { ...MOVED, mode: 'opt-out' }
/** What klaro keeps of a visitor who granted everything, or nothing. */
const klaro = (isGranted: boolean): void =>
  writeCookie(
    `klaro={"matomo":${isGranted},"posthog":${isGranted},"ads":${isGranted},"functional":${isGranted}};path=/`,
  )

/** A door whose part is on its way until `arrive` is called. */
function lateDoor() {
  const door = fakeDoor()
  let arrive = (): void => {}
  door.late.set(
    'adopt',
    new Promise((resolve) => {
      arrive = resolve
    }),
  )
  return { door, arrive: () => arrive() }
}

describe('the take-over of an answer to another tool', () => {
  it('lets a choice stand that another tab has stored meanwhile', async () => {
    klaro(true)
    const { door, arrive } = lateDoor()
    const { consent } = await start(MOVED, door)
    writeOwn(() => writeCookie(`${NAME}=${storedChoice(SITE, { granted: [] })};path=/;max-age=99`))
    arrive()
    await settled()
    expect(consent.choice).toMatchObject({ granted: [] })
    expect(consent.choice?.adopted).toBeUndefined()
    expect(jar.get(NAME)?.value).not.toContain('adopted')
  })

  it('does not go on once the SDK is destroyed', async () => {
    klaro(true)
    const { door, arrive } = lateDoor()
    const { consent } = await start(MOVED, door)
    const ready = vi.fn()
    consent.on('ready', ready)
    consent.destroy()
    const before = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    arrive()
    await settled()
    expect(ready).not.toHaveBeenCalled()
    expect(cookieNames()).toEqual(['klaro'])
    expect(door.shown.filter((one) => one !== 'destroy')).toEqual([])
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).toEqual(before)
  })

  it('is given up after 5 seconds: the visitor is asked, and the developer told', async () => {
    klaro(true)
    vi.useFakeTimers()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { door } = lateDoor()
    const consent = startConsent(resolved(OPT_OUT), door)
    const told = vi.fn()
    consent.on('error', ({ error }) => told(error.message))
    await vi.advanceTimersByTimeAsync(4900)
    expect(door.shown).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(door.shown).toEqual(['open notice'])
    expect(told.mock.calls).toEqual([['adopt-missing: 5000 ms']])
    expect(consent.allows('analytics')).toBe(false)
    consent.destroy()
  })

  it('asks again once the policy has another version', async () => {
    klaro(true)
    const { consent, door } = await start(MOVED)
    expect(consent.choice).toMatchObject({ adopted: 'klaro', policy: '7' })
    // As on a sibling host, where the other tool's answer is still there.
    consent.destroy()
    klaro(true)
    const next = await again({ ...MOVED, policy: { url: '/privacy-policy', version: '8' } })
    expect(next.consent.choice).toBeNull()
    expect(next.door.shown).toEqual(['open notice'])
    expect(door.shown).not.toContain('open notice')
  })

  it('does not count an answer that is left on another host once the choice was erased', async () => {
    klaro(true)
    const { consent } = await start(MOVED)
    expect(consent.choice).toMatchObject({ adopted: 'klaro' })
    await consent.reset()
    expect(consent.choice).toBeNull()
    consent.destroy()
    klaro(true)
    const next = await again(MOVED)
    expect(next.consent.choice).toBeNull()
    expect(next.consent.receipt()).toBeNull()
    expect(next.door.shown).toEqual(['open notice'])
    // Two visitors who erase hold the same bytes.
    expect(jar.get(NAME)?.value).toBe('v=1&granted=&lifetime=persistent&policy=&by=visitor&at=0&known=')
  })

  it('notes that a choice was erased at once, so that what follows holds', async () => {
    klaro(true)
    const { consent } = await start(MOVED)
    consent.reset()
    expect(consent.choice).toBeNull()
    expect(jar.get(NAME)?.value).toContain('at=0')
    consent.rejectAll()
    await settled()
    expect(consent.choice).toMatchObject({ granted: [] })
    expect(jar.get(NAME)?.value).not.toContain('at=0')
  })

  it('notes nothing for a visitor who has not decided', async () => {
    const { consent } = await start(MOVED)
    await consent.reset()
    expect(jar.get(NAME)).toBeUndefined()
  })

  it('tells a cookie of the other tool that no script can delete', async () => {
    klaro(false)
    // As one that was set over HTTP with another domain: a page can set none for a public suffix.
    Object.assign(jar.get('klaro') ?? {}, { domain: 'com', hostOnly: false })
    const { door, arrive } = lateDoor()
    const { consent } = await start(MOVED, door)
    const told: string[] = []
    consent.on('error', ({ error }) => told.push(error.message))
    arrive()
    await settled()
    await settled()
    expect(consent.choice).toMatchObject({ adopted: 'klaro' })
    expect(told).toEqual(['not-erased: klaro'])
  })
})

describe('with mode "opt-out"', () => {
  const isOpen = async (config: ConsentConfig, door = fakeDoor()): Promise<boolean> =>
    (await start(config, door)).consent.allows('analytics')

  it('counts as undecided whoever answered nothing there', async () => {
    expect(await isOpen(OPT_OUT)).toBe(true)
  })

  it('runs nothing before an answer where the part is missing', async () => {
    klaro(false)
    const door = fakeDoor()
    door.missing.add('adopt')
    expect(await isOpen(OPT_OUT, door)).toBe(false)
    expect(door.shown).toEqual(['open notice'])
  })

  it('runs nothing before an answer where what is stored cannot be read', async () => {
    writeCookie('klaro={"matomo";path=/')
    const { consent } = await start(OPT_OUT)
    expect(consent.allows('analytics')).toBe(false)
    consent.acceptAll()
    expect(consent.allows('analytics')).toBe(true)
  })

  it('changes nothing in the config that the page gave', async () => {
    const door = fakeDoor()
    door.missing.add('adopt')
    const given = structuredClone(OPT_OUT)
    const { consent } = await start(given, door)
    expect(consent.allows('analytics')).toBe(false)
    expect(given).toEqual(OPT_OUT)
  })

  it('runs nothing before an answer to a tool whose answers nobody can read', async () => {
    expect(await isOpen({ ...OPT_OUT, adopt: { from: 'usercentrics' } })).toBe(false)
  })
})

describe('the answer to another tool', () => {
  it('cannot be written by a script of the page while it is to be taken over', async () => {
    const { consent } = await start(MOVED)
    const told: string[] = []
    consent.on('error', ({ error }) => told.push(error.message))
    klaro(true)
    localStorage.setItem('klaro', '{"ads":true}')
    expect(cookieNames()).toEqual([])
    expect(localStorage.getItem('klaro')).toBeNull()
    expect(told).toEqual(['own-name: klaro'])
  })

  it('can be deleted by a script of the page', async () => {
    klaro(true)
    const { door } = lateDoor()
    await start(MOVED, door)
    writeCookie('klaro=;path=/;max-age=0')
    expect(cookieNames()).toEqual([])
  })

  it('is any cookie where nothing is taken over', async () => {
    await start(SITE)
    klaro(true)
    expect(cookieNames()).toEqual(['klaro'])
  })
})
