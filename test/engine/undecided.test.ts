import { describe, expect, it, vi } from 'vitest'
import { cookieNames, cookieValues, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { ALL, jar, listen, of, setUpPage, writtenBy } from '../support/enginePage'
import { start } from '../support/fakeDoor'

setUpPage()

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

  it('drops what a refused service writes, and not what the site writes', async () => {
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

  it('looks up the writer of a name once per task', async () => {
    await start(SITE)
    writtenBy('https://cdn.example.com/own.js', 'shared=1;path=/')
    writtenBy('https://cdn.example.com/own.js', 'shared=2;path=/')
    await null
    await null
    writtenBy('https://tracker.test/t.js', 'shared=3;path=/')
    expect(cookieValues('shared')).toEqual(['2'])
  })

  it('erases declared data that is there from before', async () => {
    writeCookie('_fbp=1;path=/;max-age=999')
    writeCookie('cart=1;path=/')
    localStorage.setItem('mtm_x', '1')
    localStorage.setItem('basket', '1')
    await start(SITE)
    await vi.waitFor(() => expect(cookieNames()).toEqual(['cart']))
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['basket']))
  })
})
