import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createNotedNames, type NameKey } from '../../src/storage/notedNames'

const KEY = 'interact_consent'
const stored = (area: 'localStorage' | 'sessionStorage' = 'localStorage'): unknown =>
  JSON.parse(window[area].getItem(KEY) ?? 'null')

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
const endOfTask = () => new Promise((resolve) => setTimeout(resolve))

/** Replaces `localStorage` by one with this `setItem`. Returns the undo. */
function stubLocal(setItem: (key: string, value: string) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor
  const store = localStorage
  const stub = { getItem: (key: string) => store.getItem(key), removeItem: (key: string) => store.removeItem(key) }
  Object.defineProperty(window, 'localStorage', { configurable: true, value: { ...stub, setItem } })
  return () => Object.defineProperty(window, 'localStorage', own)
}

describe('noted names', () => {
  it('are stored with their writers before the next task, and known on the next page', async () => {
    const names = createNotedNames(KEY)
    expect(names.note('cookies visitor_id', ['analytics'])).toBe(true)
    expect(names.note('storage px', false)).toBe(true)
    expect(names.note('session _t', true)).toBe(true)
    expect(stored()).toEqual({ 'cookies visitor_id': ['analytics'] })
    await endOfTask()
    const next = createNotedNames(KEY)
    expect(next.get('cookies visitor_id')).toEqual(['analytics'])
    expect([next.get('storage px'), next.get('session _t'), next.get('cookies cart')]).toEqual([false, true, undefined])
    expect([next.anyForSession(), createNotedNames('other').anyForSession()]).toEqual([true, false])
  })

  it('store nothing if there is nothing to note', () => {
    const names = createNotedNames(KEY)
    names.get('cookies a')
    names.keepOnly(() => false)
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })

  it('are read from a list that anybody may have damaged', () => {
    for (const writer of ['[1]', '[null]', '[[]]', '[{}]', '{"a":1}', '5', '"x"', 'null']) {
      localStorage.setItem(KEY, `{"cookies a":${writer}}`)
      const read = createNotedNames(KEY).get('cookies a')
      expect(read === false || (Array.isArray(read) && read.every((id) => typeof id === 'string')), writer).toBe(true)
    }
  })

  it('keep their first writer', () => {
    const names = createNotedNames(KEY)
    names.note('cookies a', false)
    names.note('cookies a', ['analytics'])
    expect(names.get('cookies a')).toBe(false)
  })

  it('may contain newlines, quotes and names of the object prototype', async () => {
    const odd = ['a\nb', 'a "b"', '__proto__', 'a b c', '', '\u2028', '\ud800', '{}'].map(
      (name): NameKey => `storage ${name}`,
    )
    const names = createNotedNames(KEY)
    for (const key of odd) names.note(key, false)
    await endOfTask()
    const next = createNotedNames(KEY)
    for (const key of odd) expect(next.get(key), key).toBe(false)
    expect(Object.keys(stored() as object)).toHaveLength(odd.length)
  })

  it('add up from several tabs', async () => {
    const [one, other] = [createNotedNames(KEY), createNotedNames(KEY)]
    one.note('cookies a', false)
    other.note('cookies b', false)
    one.note('cookies c', false)
    await endOfTask()
    expect(Object.keys(stored() as object).sort()).toEqual(['cookies a', 'cookies b', 'cookies c'])
  })

  it('are removed if they must not stay, also those of another tab, and with the last the list', () => {
    const names = createNotedNames(KEY)
    names.note('cookies a', false)
    createNotedNames(KEY).note('cookies b', false)
    names.keepOnly((key) => key === 'cookies b')
    expect(stored()).toEqual({ 'cookies b': false })
    names.keepOnly(() => false)
    expect(localStorage.length).toBe(0)
  })

  it.each(['', '[]', '7', 'null', '{', '"a"', '{"cookies a":{"x":1},"cookies b":null,"cookies c":"yes"}'])(
    'are read whatever stands in their place: %j',
    (text) => {
      localStorage.setItem(KEY, text)
      const names = createNotedNames(KEY)
      for (const key of ['cookies a', 'cookies b', 'cookies c'] as const) expect(names.get(key) ?? false).toBe(false)
      expect(names.note('cookies d', ['ads'])).toBe(true)
      expect(createNotedNames(KEY).get('cookies d')).toEqual(['ads'])
    },
  )

  it('go to sessionStorage and return false if localStorage is full, and are stored once there is room', () => {
    const empty = stubLocal(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const names = createNotedNames(KEY)
    expect(names.note('cookies a', false)).toBe(false)
    expect(names.note('cookies a', false)).toBe(false)
    expect(stored('sessionStorage')).toEqual({ 'cookies a': false })
    expect(createNotedNames(KEY).get('cookies a')).toBe(false)
    empty()
    expect(names.note('cookies a', false)).toBe(true)
    expect(stored()).toEqual({ 'cookies a': false })
    names.keepOnly(() => false)
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })

  it('are none, and throw nothing, if every store is blocked', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor
    const get = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { configurable: true, get })
    const names = createNotedNames(KEY)
    expect([names.note('session a', true), names.get('cookies b')]).toEqual([false, undefined])
    names.keepOnly(() => false)
    Object.defineProperty(window, 'localStorage', own)
  })

  it('cost two writes per task for any number', async () => {
    const names = createNotedNames(KEY)
    const setItem = vi.fn()
    const restore = stubLocal(setItem)
    for (let at = 0; at < 1000; at++) names.note(`storage n${at}`, false)
    expect(setItem).toHaveBeenCalledTimes(1)
    await endOfTask()
    expect(setItem).toHaveBeenCalledTimes(2)
    expect(Object.keys(JSON.parse(setItem.mock.lastCall?.[1]))).toHaveLength(1000)
    restore()
  })
})
