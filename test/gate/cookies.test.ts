import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cookies } from '../../src/gate/cookies'
import { writeOwn } from '../../src/lib/ownWrite'
import { type FakeContext, fakeContext } from '../support/gateContext'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
let context: FakeContext
let undo: () => void
beforeEach(() => {
  jar = installJar()
  context = fakeContext()
  context.verdicts = { refused: null, short: 'session' }
})
afterEach(() => {
  undo?.()
  jar.restore()
  vi.unstubAllGlobals()
})
const install = (): void => {
  undo = cookies.install(context).undo
}
const write = (text: unknown): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the gate stands before it
  document.cookie = text as string
}

describe('document.cookie', () => {
  it('drops a refused write, and reports its name and never its value', () => {
    install()
    write('refused=secret; path=/; max-age=60')
    expect(jar.written).toEqual([])
    expect(context.told).toEqual([['blocked', { kind: 'cookie', category: 'ads', target: 'refused' }]])
    expect(JSON.stringify(context.told)).not.toContain('secret')
  })

  it('limits a write for the session to the session', () => {
    install()
    write('short=1; path=/; max-age=60; Expires=Fri, 31 Dec 2100 00:00:00 GMT; samesite=lax')
    expect(jar.get('short')).toMatchObject({ value: '1', path: '/', expires: null })
    expect(context.told).toEqual([])
  })

  it('shortens a cookie that asks for too long, and no other', () => {
    context.longest = (name, asked) => (name === 'long' ? Math.min(3600, asked) : asked)
    install()
    for (const age of ['max-age=7200', 'expires=Fri, 31 Dec 2100 00:00:00 GMT', 'Max-Age=1; max-age=99999']) {
      write(`long=1; ${age}; path=/; secure`)
      expect(jar.written.at(-1)).toMatch(/^long=1; path=\/; secure;max-age=3600$|^long=1;max-age=3600; path/)
      expect(jar.written.at(-1)).not.toMatch(/expires|7200|99999/i)
    }
    for (const text of [
      'long=1; max-age=3600',
      'long=1; path=/',
      'other=1; max-age=7200',
      'long=1; expires=nonsense',
    ]) {
      write(text)
      expect(jar.written.at(-1)).toBe(text)
    }
  })

  it('passes a persistent write unchanged', () => {
    install()
    const text = 'free=1; path=/; max-age=60; samesite=lax'
    write(text)
    expect(jar.written).toEqual([text])
    expect(document.cookie).toBe('free=1')
  })

  it.each([
    'refused=; max-age=0; path=/',
    'refused=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/',
    'refused=x;max-age=-1;path=/',
  ])('passes a deletion: %s', (text) => {
    write('refused=1; path=/')
    install()
    write(text)
    expect(jar.get('refused')).toBeUndefined()
    expect(context.told).toEqual([])
  })

  it.each([
    'refused=1; max-age=60\0; max-age=0',
    'refused=1; max-age=60\r\n; max-age=0',
    'refused=1; max-age=0; max-age=60',
    'refused=1; expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=60',
    'refused="; max-age=0"',
    ' refused = 1',
    '\trefused=1',
  ])('does not mistake a write for a deletion: %j', (text) => {
    install()
    write(text)
    expect(document.cookie).toBe('')
    expect(jar.stored).toEqual([])
  })

  it('accepts values that are not text', () => {
    install()
    for (const value of [null, undefined, 5, {}, '']) expect(() => write(value)).not.toThrow()
  })

  it('does not mistake a session cookie of the site for a deletion', () => {
    install()
    write('cart=1; path=/; expires=0')
    expect(jar.get('cart')?.value).toBe('1')
  })

  it('asks at each write, and no longer after its undo', () => {
    install()
    write('refused=1; path=/')
    context.verdicts.refused = 'persistent'
    write('refused=2; path=/')
    expect(document.cookie).toBe('refused=2')
    context.verdicts.refused = null
    undo()
    write('refused=3; path=/')
    expect(document.cookie).toBe('refused=3')
  })

  it.each(['=refused=1', ' = refused=1', '==refused=1', 'refused', ' refused; path=/'])(
    'knows a nameless cookie by the name that the jar shows: %j',
    (text) => {
      install()
      write(text)
      expect(jar.stored).toEqual([])
    },
  )

  it('lets only the SDK write the choice, and reports other writes; a deletion passes', () => {
    writeOwn(() => write('interact_consent=ours;path=/'))
    install()
    for (const text of ['interact_consent=v', ' interact_consent = v;max-age=9', '=interact_consent=v']) write(text)
    expect(document.cookie).toBe('interact_consent=ours')
    expect(context.fail.mock.calls).toEqual(Array(3).fill(['own-name', 'interact_consent']))
    writeOwn(() => write('interact_consent=mine;path=/'))
    expect(document.cookie).toBe('interact_consent=mine')
    write('interact_consent=;max-age=0;path=/')
    expect(document.cookie).toBe('')
  })

  it('passes on who writes', () => {
    let told = ''
    undo = cookies.install({
      ...context,
      ask(_, __, stack) {
        told = stack()
        return { verdict: 'persistent', category: null }
      },
    }).undo
    function somebody() {
      write('a=1')
    }
    somebody()
    expect(told).toContain('somebody')
    expect(told).not.toMatch(/src\/gate/)
  })
})

describe('cookieStore.set', () => {
  const NOW = Date.now()
  /** A store without `maxAge`, as in some browsers. */
  function stubStore() {
    const set: unknown[] = []
    class CookieStore {
      async set(first: string | object, value?: string): Promise<void> {
        set.push(value === undefined ? first : { name: `${first}`, value })
      }
    }
    const store = new CookieStore()
    vi.stubGlobal('cookieStore', store)
    return { store, set }
  }

  it('drops a refused write, and resolves as a successful one does', async () => {
    const { store, set } = stubStore()
    install()
    await expect(store.set('refused', 'secret')).resolves.toBeUndefined()
    await expect(store.set({ name: 'refused', value: 'secret', expires: NOW + 1e6 })).resolves.toBeUndefined()
    expect(set).toEqual([])
    expect(context.told).toEqual(Array(2).fill(['blocked', { kind: 'cookie', category: 'ads', target: 'refused' }]))
  })

  it('removes the lifetime of a write for the session', async () => {
    const { store, set } = stubStore()
    install()
    const init = { name: 'short', value: '1', path: '/', expires: NOW + 1e6, maxAge: 60 }
    await store.set(init)
    expect(set).toEqual([{ name: 'short', value: '1', path: '/' }])
    expect(init).toHaveProperty('expires')
  })

  it('lets only the SDK write the choice', async () => {
    const { store, set } = stubStore()
    install()
    await store.set('interact_consent', 'v')
    await store.set({ name: '', value: 'interact_consent=v' })
    expect([set, context.fail.mock.calls.length]).toEqual([[], 2])
  })

  it('asks an object for its name once', async () => {
    const { store, set } = stubStore()
    install()
    let asked = 0
    const name = { toString: () => (asked++ ? 'refused' : 'free') }
    await store.set({ name, value: '1' } as never)
    expect(set).toEqual([{ name: 'free', value: '1' }])
  })

  it('passes other writes', async () => {
    const { store, set } = stubStore()
    install()
    await store.set('free', '1')
    await store.set({ name: 'free', value: '2', expires: NOW + 1e6 })
    expect(set).toEqual([
      { name: 'free', value: '1' },
      { name: 'free', value: '2', expires: NOW + 1e6 },
    ])
  })

  it('passes a deletion', async () => {
    const { store, set } = stubStore()
    install()
    await store.set({ name: 'refused', value: '', expires: NOW - 1000 })
    await store.set({ name: 'refused', value: '', expires: 0 })
    expect(set).toHaveLength(2)
  })

  it('turns a deletion by maxAge into one for every browser: some stores do not know maxAge and would keep the cookie', async () => {
    const { store, set } = stubStore()
    install()
    await store.set({ name: 'refused', value: 'x', maxAge: 0 })
    for (const init of set) expect((init as { expires?: number }).expires).toBeLessThanOrEqual(NOW)
  })

  it('is restored by the undo, and may be missing', async () => {
    const { store, set } = stubStore()
    install()
    undo()
    await store.set('refused', '1')
    expect(set).toHaveLength(1)
    vi.stubGlobal('cookieStore', undefined)
    expect(install).not.toThrow()
  })

  it('still guards document.cookie if the store throws on access', () => {
    const get = () => {
      throw new DOMException('no', 'SecurityError')
    }
    Object.defineProperty(globalThis, 'cookieStore', { configurable: true, get })
    install()
    Reflect.deleteProperty(globalThis, 'cookieStore')
    write('refused=1')
    expect(jar.stored).toEqual([])
  })
})
