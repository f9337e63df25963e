import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import type { Choice } from '../../src/choice/types'
import type { ConsentConfig } from '../../src/config/schema'
import { startConsent } from '../../src/engine/startConsent'
import type { ConsentEvents } from '../../src/events'
import { encode } from '../../src/storage/codec'
import { cookieNames, cookieValues, writeCookie } from '../../src/storage/cookieJar'
import { resolved, SITE } from '../support/configs'
import { fakeDoor, settled, start, stopAll } from '../support/fakeDoor'
import { installJar, type Jar } from '../support/jar'

const ALL = ['functional', 'analytics', 'marketing']
const NAME = 'interact_consent'

let jar: Jar
beforeEach(() => {
  jar = installJar('https://www.example.com/')
  localStorage.clear()
  sessionStorage.clear()
  document.body.innerHTML = '<button data-consent-open>Cookie settings</button>'
})
afterEach(() => {
  stopAll()
  jar.restore()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  for (const key of ['globalPrivacyControl', 'doNotTrack', 'cookieEnabled']) delete (navigator as never)[key as never]
  delete (window as { dataLayer?: unknown }).dataLayer
  delete (window as { gtag?: unknown }).gtag
})

const browser = (key: string, value: unknown): void => {
  Object.defineProperty(navigator, key, { value, configurable: true })
}
/** The page is seen again, and looks into the jar. */
const look = (): unknown => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
/** The jar shows this for the choice, whoever wrote it. */
const show = (value = ''): unknown => Object.assign(jar.get(NAME) ?? {}, { value })

/** Everything the page is told on `document`, in its order. */
function listen(): string[] {
  const told: string[] = []
  for (const event of ['ready', 'choice', 'open', 'close', 'blocked', 'released', 'error'] as const) {
    const listener = (one: Event) => told.push(one.type.slice('consent:'.length))
    document.addEventListener(`consent:${event}`, listener)
    forget.push(() => document.removeEventListener(`consent:${event}`, listener))
  }
  return told
}
const forget: (() => void)[] = []
afterEach(() => {
  for (const one of forget.splice(0)) one()
})
/** What a listener was told. */
const of = <K extends keyof ConsentEvents>(listener: Mock): ConsentEvents[K][] =>
  listener.mock.calls.map(([detail]) => detail)
/** A page that was left and comes back. */
async function again(config: ConsentConfig) {
  stopAll()
  return start(config)
}
/** As if a script of another site were on the call stack. */
const writtenBy = (url: string, text: string): void => {
  const spy = vi.spyOn(Error, 'captureStackTrace').mockImplementation((holder) => {
    ;(holder as { stack: string }).stack = `Error\n    at f (${url}:1:1)`
  })
  // biome-ignore lint/suspicious/noDocumentCookie: the gate stands before it
  document.cookie = text
  spy.mockRestore()
}

describe('until something is decided', () => {
  it('counts as refused, writes nothing and asks', async () => {
    const told = listen()
    const before = jar.written.length
    const { consent, door } = await start(SITE)
    expect(consent.choice).toBeNull()
    expect(consent.receipt()).toBeNull()
    expect([...ALL, 'matomo', 'ads'].some((id) => consent.allows(id))).toBe(false)
    expect(consent.allows('necessary')).toBe(true)
    expect(consent.allows('login', 'persistent')).toBe(true)
    expect(door.shown).toEqual(['open notice'])
    expect(door.loaded).toEqual(['ui'])
    expect(told).toEqual(['ready', 'open'])
    expect(jar.written).toHaveLength(before)
    expect([Object.keys(localStorage), Object.keys(sessionStorage)]).toEqual([[], []])
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
  })

  it('drops what a refused service writes, and lets the site be', async () => {
    const { consent } = await start(SITE)
    const blocked = vi.fn()
    consent.on('blocked', blocked)
    writeCookie('_fbp=1;path=/;max-age=999')
    writeCookie('sid=1;path=/')
    writeCookie('cart=1;path=/')
    expect(cookieNames().sort()).toEqual(['cart', 'sid'])
    expect(of(blocked)).toEqual([{ kind: 'cookie', category: 'marketing', service: 'ads', target: '_fbp' }])
  })

  it("drops what another site's script writes undeclared", async () => {
    const { consent } = await start(SITE)
    const blocked = vi.fn()
    consent.on('blocked', blocked)
    writtenBy('https://cdn.example.com/own.js', 'own=1;path=/')
    writtenBy('https://tracker.test/t.js', 'theirs=1;path=/')
    expect(cookieNames()).toEqual(['own'])
    expect(of(blocked)).toEqual([{ kind: 'cookie', category: null, target: 'theirs' }])
  })

  it('asks who writes a name once in a turn of the page, and again in the next', async () => {
    await start(SITE)
    writtenBy('https://cdn.example.com/own.js', 'shared=1;path=/')
    writtenBy('https://cdn.example.com/own.js', 'shared=2;path=/')
    await null
    await null
    writtenBy('https://tracker.test/t.js', 'shared=3;path=/')
    expect(cookieValues('shared')).toEqual(['2'])
  })

  it('erases what is declared and lies there from before', async () => {
    writeCookie('_fbp=1;path=/;max-age=999')
    writeCookie('cart=1;path=/')
    localStorage.setItem('mtm_x', '1')
    localStorage.setItem('basket', '1')
    await start(SITE)
    await vi.waitFor(() => expect(cookieNames()).toEqual(['cart']))
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['basket']))
  })
})

describe('a choice', () => {
  it('is remembered, and not asked for again', async () => {
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

  it('holds for the session where it was made for it', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll('session')
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('analytics', 'session')).toBe(true)
    expect(consent.allows('analytics', 'persistent')).toBe(false)
    writeCookie('_fbp=1;path=/;max-age=999')
    expect(jar.get('_fbp')?.expires).toBeNull()
    expect(jar.get(NAME)?.expires).toBeNull()
    jar.closeBrowser()
    const next = await again(SITE)
    expect(next.consent.choice).toBeNull()
    expect(next.door.shown).toEqual(['open notice'])
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

  it('takes back what it granted: told what was revoked, then erased', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    writeCookie('_fbp=1;path=/;max-age=999')
    localStorage.setItem('mtm_x', '1')
    const told = vi.fn()
    consent.on('choice', told)
    consent.choose({ granted: ['functional'] })
    expect(of<'choice'>(told).at(-1)).toMatchObject({
      newlyGranted: [],
      revoked: ['analytics', 'marketing'],
      previous: { granted: ALL },
      choice: { granted: ['functional'] },
    })
    await vi.waitFor(() => expect(cookieNames()).toEqual([NAME]))
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
    writeCookie('_fbp=1;path=/;max-age=999')
    expect(cookieNames()).toEqual([NAME])
  })

  it('reloads after a withdrawal, and only then', async () => {
    const reload = vi.spyOn(location, 'replace').mockImplementation(() => {})
    const { consent } = await start({ ...SITE, afterRevoke: 'reload' })
    consent.rejectAll()
    consent.acceptAll()
    await settled()
    await settled()
    expect(reload).not.toHaveBeenCalled()
    consent.choose({ granted: ALL, except: ['posthog'] })
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  })

  it('does not reload where the config says so', async () => {
    const reload = vi.spyOn(location, 'replace').mockImplementation(() => {})
    const { consent } = await start({ ...SITE, afterRevoke: 'keep' })
    consent.acceptAll()
    consent.rejectAll()
    await settled()
    await settled()
    expect(reload).not.toHaveBeenCalled()
  })

  it('erases cookies that were granted to last when they may only stay for the session', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    writeCookie('_fbp=1;path=/;max-age=999')
    consent.acceptAll('session')
    await vi.waitFor(() => expect(cookieNames()).toEqual([NAME]))
  })

  it('keeps what was stored for the session once that may last, and lists it no longer', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll('session')
    localStorage.setItem('mtm_x', '1')
    localStorage.setItem(NAME, '\nmtm_x')
    consent.acceptAll()
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['mtm_x']))
  })

  it('erases what an ended session left, also where all was granted to last on another subdomain since', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    stopAll()
    localStorage.setItem(NAME, '\nmtm_x')
    localStorage.setItem('mtm_x', '1')
    localStorage.setItem('mtm_y', '1')
    await start(SITE)
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['mtm_y']))
  })

  it('that grants all to last looks into no store', async () => {
    const { consent } = await start(SITE)
    const look = vi.spyOn(Storage.prototype, 'getItem')
    consent.acceptAll()
    await settled()
    expect(look).not.toHaveBeenCalled()
  })

  it('is the visitor’s where the modal made it', async () => {
    const { consent, door } = await start(SITE)
    door.host().choose({ granted: ['analytics'], lifetime: 'session' })
    expect(consent.choice).toMatchObject({ granted: ['analytics'], lifetime: 'session', by: 'visitor' })
  })

  it.each([['acceptAll'], ['choose']])('has a lifetime that exists, whatever %s was given', async (how) => {
    const { consent } = await start(SITE)
    // As in `button.onclick = consent.acceptAll`.
    const event = new MouseEvent('click') as never
    if (how === 'acceptAll') consent.acceptAll(event)
    else consent.choose({ granted: ALL, lifetime: 'for ever' as never })
    expect(['session', 'persistent']).toContain(consent.choice?.lifetime)
    const next = await again(SITE)
    expect(next.consent.choice).toEqual(consent.choice)
  })

  it('that was made in another tab counts here too', async () => {
    const { consent } = await start(SITE)
    const told = vi.fn()
    consent.on('choice', told)
    const other = { choice: { ...choiceOf(['analytics']) }, known: [], signal: false }
    jar.stored.push({
      name: NAME,
      value: encode(other),
      domain: 'example.com',
      hostOnly: false,
      path: '/',
      secure: true,
      partitioned: false,
      expires: null,
    })
    expect(consent.choice).toBeNull()
    look()
    expect(consent.choice?.granted).toEqual(['analytics'])
    expect(told).toHaveBeenCalledOnce()
    window.dispatchEvent(new Event('pageshow'))
    expect(told).toHaveBeenCalledOnce()
  })

  it('that took something back is not undone by a copy of the jar that still has the one before', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const before = jar.get(NAME)?.value
    consent.rejectAll()
    const refusal = jar.get(NAME)?.value
    const told = vi.fn()
    consent.on('choice', told)
    show(before)
    look()
    expect(consent.allows('analytics')).toBe(false)
    show(refusal)
    look()
    expect(told).toHaveBeenCalledOnce()

    // What another tab takes back is taken back here, also where it was so before.
    consent.acceptAll()
    show(refusal)
    look()
    expect(consent.allows('analytics')).toBe(false)
  })

  it('made in another tab holds, where it equals one of the same second that was replaced here', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const grant = jar.get(NAME)?.value
    consent.rejectAll()
    show(grant)
    look()
    expect(consent.allows('analytics')).toBe(false)
    await vi.waitFor(() => expect(consent.allows('analytics')).toBe(true), 2000)
  })

  it('is asked again when the policy changed', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const next = await again({ ...SITE, policy: { url: '/', version: '8' } })
    expect(next.consent.choice).toBeNull()
    expect(next.consent.allows('analytics')).toBe(false)
    expect(next.door.shown).toEqual(['open notice'])
    expect(next.door.host().model().why).toBe('policy')
  })

  it('holds while what was added is asked for', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const services = [...(SITE.services ?? []), { id: 'hotjar', category: 'analytics' }]
    const next = await again({ ...SITE, services })
    expect(next.consent.allows('matomo')).toBe(true)
    expect(next.consent.allows('hotjar')).toBe(false)
    expect(next.door.shown).toEqual(['open notice'])
    expect(next.door.host().model()).toMatchObject({ why: 'added', added: ['hotjar'] })
  })
})

const choiceOf = (granted: string[]): Choice => ({
  granted,
  lifetime: 'session',
  policy: '7',
  at: new Date(Math.floor(Date.now() / 1000) * 1000).toISOString(),
  by: 'visitor',
})

describe('allows', () => {
  it('tells once of each id that nobody declared, and never grants it', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const error = vi.fn()
    consent.on('error', error)
    for (let i = 0; i < 3; i++) expect(consent.allows('analitics')).toBe(false)
    expect(consent.allows('toString')).toBe(false)
    expect(error).toHaveBeenCalledTimes(2)
    expect(of<'error'>(error)[0]?.error).toMatchObject({ code: 'unknown-id' })
    expect(of<'error'>(error)[0]?.error.message).toContain('"analitics"')
    await settled()
    const lines = vi.mocked(console.error).mock.calls.map(([line]) => `${line}`)
    expect(lines.filter((line) => line.includes('"analitics"'))).toHaveLength(1)
  })

  it('tells of an unknown id in a choice, and leaves it out', async () => {
    const { consent } = await start(SITE)
    const error = vi.fn()
    consent.on('error', error)
    consent.choose({ granted: ['analytics', 'nonsense'], except: ['nobody'] })
    expect(error).toHaveBeenCalledTimes(2)
    expect(consent.choice?.granted).toEqual(['analytics'])
    expect(consent.choice).not.toHaveProperty('except')
  })

  it('writes the bare code where the words cannot be fetched', async () => {
    const door = fakeDoor()
    door.missing.add('explain')
    const { consent } = await start(SITE, door)
    consent.allows('analitics')
    await settled()
    expect(vi.mocked(console.error).mock.calls.join()).toContain('unknown-id')
  })
})

describe('when', () => {
  it('resolves at once where it is allowed, else when it is', async () => {
    const { consent } = await start(SITE)
    const done: string[] = []
    for (const id of ['matomo', 'marketing']) consent.when(id).then(({ granted }) => done.push(`${id} ${granted}`))
    consent.when('matomo', 'persistent').then(() => done.push('to last'))
    await settled()
    expect(done).toEqual([])
    consent.choose({ granted: ['analytics'], lifetime: 'session' })
    await settled()
    expect(done).toEqual(['matomo analytics'])
    consent.acceptAll()
    await settled()
    expect(done.sort()).toEqual(['marketing functional,analytics,marketing', 'matomo analytics', 'to last'])
    await expect(consent.when('ads')).resolves.toEqual(consent.choice)
  })

  it('never rejects, and never resolves for what nobody declared', async () => {
    const { consent } = await start(SITE)
    const done = vi.fn()
    consent.when('nonsense').then(done, done)
    consent.acceptAll()
    await settled()
    expect(done).not.toHaveBeenCalled()
  })

  it('resolves for the undecided under opt-out', async () => {
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.choice).toBeNull()
    await expect(consent.when('ads')).resolves.toMatchObject({ granted: ALL })
  })
})

describe('on', () => {
  it('replays ready and the choice to late listeners', async () => {
    const { consent } = await start(SITE)
    const ready = vi.fn()
    const choice = vi.fn()
    consent.on('ready', ready)
    consent.on('choice', choice)
    expect(ready).toHaveBeenCalledOnce()
    expect(of<'ready'>(ready)[0]?.choice).toBeNull()
    expect(choice).not.toHaveBeenCalled()
    consent.acceptAll()
    expect(choice).toHaveBeenCalledOnce()
    const late = vi.fn()
    consent.on('choice', late)
    expect(of<'choice'>(late)).toEqual([
      { choice: consent.choice, previous: null, newlyGranted: ALL, revoked: [], cause: 'stored' },
    ])
    consent.on('ready', ready)
    expect(of<'ready'>(ready)[1]?.choice).toEqual(consent.choice)
  })

  it('tells the page of a choice that was stored', async () => {
    ;(await start(SITE)).consent.acceptAll()
    stopAll()
    const told = listen()
    await start(SITE)
    expect(told.slice(0, 2)).toEqual(['ready', 'choice'])
  })

  it('calls the others where one throws, and tells of it', async () => {
    const { consent } = await start(SITE)
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    const after = vi.fn()
    consent.on('choice', () => {
      throw new Error('theirs')
    })
    consent.on('choice', after)
    consent.acceptAll()
    expect(after).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(console.mock.calls.join()).toContain('listener: Error: theirs'))
    expect(consent.allows('analytics')).toBe(true)
  })

  it('survives error listeners that throw, always the same and always something new', async () => {
    const { consent } = await start(SITE)
    consent.on('error', () => {
      throw new Error('again')
    })
    expect(() => consent.allows('one')).not.toThrow()
    let count = 0
    consent.on('error', () => {
      throw new Error(`number ${count++}`)
    })
    expect(() => consent.allows('two')).not.toThrow()
    expect(count).toBeLessThan(10)
  })

  it('returns its undo', async () => {
    const { consent } = await start(SITE)
    const choice = vi.fn()
    consent.on('choice', choice)()
    consent.acceptAll()
    expect(choice).not.toHaveBeenCalled()
  })
})

describe('the modal', () => {
  it('is the preferences where the page opens it', async () => {
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

  it('lets other clicks be', async () => {
    const { door } = await start(SITE)
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    document.dispatchEvent(new MouseEvent('click'))
    await settled()
    expect(event.defaultPrevented).toBe(false)
    expect(door.shown).toEqual(['open notice'])
  })

  it('stays away where it is switched off', async () => {
    const { consent, door } = await start({ ...SITE, ui: false })
    await consent.open()
    expect(() => consent.close()).not.toThrow()
    expect(door.loaded).not.toContain('ui')
  })

  it('that cannot be had leaves everything refused, tells of it, and is tried again', async () => {
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

describe('erase', () => {
  it('deletes all optional data and the choice, and asks again', async () => {
    const { consent, door } = await start(SITE)
    consent.acceptAll()
    await settled()
    writeCookie('_fbp=1;path=/;max-age=999')
    writeCookie('sid=1;path=/')
    localStorage.setItem('mtm_x', '1')
    const told = vi.fn()
    consent.on('choice', told)
    await consent.reset()
    expect(consent.choice).toBeNull()
    expect(consent.receipt()).toBeNull()
    expect(cookieNames()).toEqual(['sid'])
    expect(Object.keys(localStorage)).toEqual([])
    expect(of<'choice'>(told).at(-1)).toMatchObject({ choice: null, newlyGranted: [], revoked: ALL })
    expect(door.shown.at(-1)).toBe('open notice')
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
  })
})

describe('the browser’s own settings', () => {
  const GPC = { ...SITE, mode: 'opt-in' as const }

  it.each([false, undefined, null, 1, '1', 'true'])('takes globalPrivacyControl %j for no signal', async (value) => {
    browser('globalPrivacyControl', value)
    const { consent } = await start(GPC)
    consent.acceptAll()
    expect(consent.allows('marketing')).toBe(true)
    expect(consent.receipt()?.signal).toBe(false)
  })

  it('Global Privacy Control refuses marketing, also to "accept all"', async () => {
    browser('globalPrivacyControl', true)
    const { consent, door } = await start(GPC)
    expect(door.host().model().withheld).toEqual(['marketing'])
    consent.acceptAll()
    expect(consent.choice?.granted).toEqual(['functional', 'analytics'])
    expect(consent.allows('ads')).toBe(false)
    expect(consent.allows('matomo')).toBe(true)
    expect(consent.receipt()?.signal).toBe(true)
  })

  it('is overridden only by its own switch, and that lasts', async () => {
    browser('globalPrivacyControl', true)
    const { consent, door } = await start(GPC)
    door.host().choose({ granted: ['marketing'] })
    expect(consent.allows('ads')).toBe(true)
    const next = await again(GPC)
    expect(next.consent.allows('ads')).toBe(true)
    expect(next.door.shown).toEqual([])
  })

  it('counts over an older grant', async () => {
    ;(await start(GPC)).consent.acceptAll()
    browser('globalPrivacyControl', true)
    const { consent } = await again(GPC)
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('marketing')).toBe(false)
    expect(document.documentElement.dataset.consentGranted).toBe('functional analytics')
    writeCookie('_fbp=1;path=/')
    expect(cookieNames()).toEqual([NAME])
  })

  it('refuses the undecided under opt-out, and nothing else', async () => {
    browser('globalPrivacyControl', true)
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('ads')).toBe(false)
  })

  it('refuses the categories that the config says, or none', async () => {
    browser('globalPrivacyControl', true)
    const marked = await start({ categories: { stats: { gpc: true }, ads: {}, marketing: { gpc: false } } })
    expect(marked.door.host().model().withheld).toEqual(['stats'])
    stopAll()
    const off = await start({ respect: { gpc: false } })
    expect(off.door.host().model().withheld).toEqual([])
  })

  it('Do Not Track counts only where it is on', async () => {
    browser('doNotTrack', '1')
    expect((await start(SITE)).door.host().model().withheld).toEqual([])
    stopAll()
    expect((await start({ ...SITE, respect: { dnt: true } })).door.host().model().withheld).toEqual(['marketing'])
    stopAll()
    browser('doNotTrack', 'unspecified')
    expect((await start({ ...SITE, respect: { dnt: true } })).door.host().model().withheld).toEqual([])
  })

  it('cookies switched off are a refusal, and nobody is asked', async () => {
    browser('cookieEnabled', false)
    jar.restore()
    jar = installJar()
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
    Object.defineProperty(Document.prototype, 'cookie', { ...own, get: () => '', set() {} })
    const { consent, door } = await start(SITE)
    expect(consent.choice).toMatchObject({ granted: [], by: 'browser' })
    expect(consent.allows('analytics')).toBe(false)
    expect(door.shown).toEqual([])
    expect(jar.written).toEqual([])
  })

  it('cookies switched off refuse under opt-out too', async () => {
    browser('cookieEnabled', false)
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.allows('analytics')).toBe(false)
  })
})

describe('receipts', () => {
  let sent: Mock<typeof fetch>
  beforeEach(() => {
    sent = vi.fn<typeof fetch>(async () => new Response())
    vi.stubGlobal('fetch', sent)
  })
  const bodies = () => sent.mock.calls.map(([, init]) => JSON.parse(`${init?.body}`))
  const receipts = (refusals?: boolean): ConsentConfig => ({
    ...SITE,
    receipts: { url: 'https://www.example.com/receipts', ...(refusals !== undefined && { refusals }) },
  })

  it('are sent for a grant, with an id that is random', async () => {
    const { consent } = await start(receipts())
    consent.acceptAll()
    await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(sent.mock.calls[0]?.[0]).toBe('https://www.example.com/receipts')
    expect(bodies()[0]).toEqual(JSON.parse(JSON.stringify(consent.receipt())))
    expect(bodies()[0].choice.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('are not sent for a refusal, unless asked for, and then tell nobody apart', async () => {
    const quiet = await start(receipts())
    quiet.consent.rejectAll()
    await settled()
    await settled()
    expect(sent).not.toHaveBeenCalled()
    stopAll()
    const { consent } = await start(receipts(true))
    consent.rejectAll()
    await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(bodies()[0].choice).not.toHaveProperty('id')
    expect(bodies()[0].choice.at).toMatch(/:00:00\.000Z$/)
    expect(jar.get(NAME)?.value).not.toContain('id=')
  })

  it('are not kept where nobody asked for them', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    await settled()
    expect(sent).not.toHaveBeenCalled()
    expect(consent.choice).not.toHaveProperty('id')
  })

  it('that are lost change no choice', async () => {
    sent.mockRejectedValue(new TypeError('offline'))
    const { consent } = await start(receipts())
    const error = vi.fn()
    consent.on('error', error)
    consent.acceptAll()
    await vi.waitFor(() => expect(error).toHaveBeenCalled())
    expect(of<'error'>(error)[0]?.error).toMatchObject({ code: 'receipt-lost' })
    expect(consent.allows('analytics')).toBe(true)
  })
})

describe('a cookie that nothing holds', () => {
  it('is told of, and the choice holds for the page', async () => {
    const { consent } = await start({ ...SITE, cookie: { domain: 'elsewhere.test' } })
    const error = vi.fn()
    consent.on('error', error)
    consent.acceptAll()
    expect(of<'error'>(error).map(({ error }) => (error as unknown as { code: string }).code)).toEqual(['not-saved'])
    expect(consent.allows('analytics')).toBe(true)
  })
})

describe('tags', () => {
  const tag = (need: string): HTMLScriptElement => {
    document.body.insertAdjacentHTML('beforeend', `<script type="text/plain" data-consent="${need}">1</script>`)
    return document.body.lastElementChild as HTMLScriptElement
  }

  it('stay held until they are granted, and go then', async () => {
    const held = tag('analytics')
    const { consent } = await start(SITE)
    const released = vi.fn()
    consent.on('released', released)
    expect(held.isConnected).toBe(true)
    consent.acceptAll()
    await vi.waitFor(() => expect(released).toHaveBeenCalledOnce())
    expect(held.isConnected).toBe(false)
    expect(of<'released'>(released)[0]).toMatchObject({ kind: 'script', category: 'analytics' })
  })

  it.each(['necessary', ' necessary', 'necessary  login', 'necessary\n login\t'])(
    'that need only %j go at once, and nothing is told',
    async (need) => {
      const held = tag(need)
      const told = listen()
      await start(SITE)
      await vi.waitFor(() => expect(held.isConnected).toBe(false))
      expect(told).not.toContain('error')
    },
  )
})

describe('startConsent', () => {
  it("shuts the gates even where the page's own gtag throws", async () => {
    ;(window as { gtag?: unknown }).gtag = () => {
      throw new Error('theirs')
    }
    vi.spyOn(console, 'error').mockImplementation(() => {})
    let consent: ReturnType<typeof startConsent> | undefined
    try {
      consent = startConsent(resolved({ ...SITE, signals: ['google'] }), fakeDoor())
    } catch {
      // Whether it throws is not what this is about.
    }
    writeCookie('_fbp=1;path=/')
    consent?.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('has taken effect when it returns', () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), fakeDoor())
    writeCookie('_fbp=1;path=/')
    consent.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('begins in the next microtask where its file runs alone, and the gates stand by then', async () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), { ...fakeDoor(), alone: true })
    const ready = vi.fn()
    consent.on('ready', ready)
    expect(ready).not.toHaveBeenCalled()
    await null
    writeCookie('_fbp=1;path=/')
    await settled()
    consent.destroy()
    expect(of(ready)).toEqual([{ choice: null }])
    expect(cookieNames()).toEqual([])
  })

  it('leaves alone what a choice covers that came while the old one was being cleared up after', async () => {
    writeCookie('_pk_id=1;path=/;max-age=99')
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), fakeDoor())
    consent.choose({ granted: ['analytics'] })
    await settled()
    await settled()
    consent.destroy()
    expect(cookieNames()).toContain('_pk_id')
  })

  it('patches what sends and loads only where a host is declared or something is granted', async () => {
    const { send } = XMLHttpRequest.prototype
    const isPatched = () => XMLHttpRequest.prototype.send !== send
    const { consent } = await start(SITE)
    expect(isPatched()).toBe(false)
    consent.choose({ granted: ['analytics'] })
    expect(isPatched()).toBe(true)
    consent.destroy()
    expect(isPatched()).toBe(false)
    await start({ ...SITE, services: [{ id: 'stats', category: 'analytics', hosts: ['stats.example'] }] })
    expect(isPatched()).toBe(true)
  })

  it('tells Google the default before anything else, then what holds', async () => {
    await start({ ...SITE, signals: ['google'] })
    const layer = (window as unknown as { dataLayer: IArguments[] }).dataLayer.map((one) =>
      [...one].slice(0, 2).join(' '),
    )
    expect(layer[0]).toBe('consent default')
    expect(layer.at(-1)).toBe('consent update')
  })

  it('touches no vendor where no signal is configured', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    expect('dataLayer' in window || 'gtag' in window).toBe(false)
  })
})

describe('destroy', () => {
  it('takes off every patch and listener', async () => {
    const before = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    const { consent, door } = await start(SITE)
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).not.toEqual(before)
    const listener = vi.fn()
    consent.on('choice', listener)
    consent.choose({ granted: ['analytics'] })
    listener.mockClear()
    consent.destroy()
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).toEqual(before)
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
    const shown = door.shown.length
    document.querySelector<HTMLElement>('[data-consent-open]')?.click()
    jar.stored = []
    look()
    await settled()
    expect(listener).not.toHaveBeenCalled()
    expect(door.shown).toHaveLength(shown)
  })

  it('before anything has arrived leaves nothing behind', async () => {
    document.body.innerHTML = ''
    const door = fakeDoor()
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), door)
    consent.acceptAll()
    consent.destroy()
    await settled()
    expect(door.shown).toEqual([])
    expect(document.body.innerHTML).toBe('')
  })

  it('puts nothing back into the page when it is spoken to afterwards', async () => {
    const before = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    const { consent } = await start(SITE)
    consent.acceptAll()
    consent.destroy()
    consent.rejectAll()
    await settled()
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).toEqual(before)
  })
})
