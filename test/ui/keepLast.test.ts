import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepLast } from '../../src/ui/keepLast'

/** Puts a held element into the body, with what the parser brings after it. */
function put(isMetFirst = false) {
  document.body.innerHTML = '<div><i></i></div>'
  const [holder] = document.body.children as unknown as [Element]
  keepLast(holder.firstElementChild as Element, isMetFirst)
  document.body.append(document.createElement('main'))
  for (const parent of [document.body, document.documentElement])
    parent.moveBefore ??= (node, before) => void parent.insertBefore(node, before)
  return holder
}
const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const parent of [document.body, document.documentElement]) Reflect.deleteProperty(parent, 'moveBefore')
  document.documentElement.replaceChildren(document.head, document.body)
  document.body.innerHTML = ''
})

/** It stays where it is while one of these states holds, and moves once none does. */
function expectToWait(holder: Element, states: string, act = (): void => {}): void {
  const used = vi.spyOn(holder, 'matches').mockReturnValue(true)
  act()
  vi.advanceTimersByTime(9999)
  expect(document.body.lastElementChild).toBe(holder)
  expect(used).toHaveBeenCalledWith(`interact-consent:is(${states})`)
  used.mockReturnValue(false)
  vi.advanceTimersByTime(100)
  expect(document.body.previousElementSibling).toBe(holder)
}

it('moves the element behind what the parser has brought since', () => {
  const holder = put()
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.lastElementChild).toBe(holder)
  press('Tab')
  vi.runAllTimers()
  expect(document.body.lastElementChild).toBe(holder)
})

it('leaves it where it has gone, and a dialog that cannot be moved as it is', () => {
  const gone = put()
  gone.remove()
  document.dispatchEvent(new Event('readystatechange'))
  expect(gone.isConnected).toBe(false)

  const stuck = put()
  Object.assign(document.body, { moveBefore: undefined })
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.firstElementChild).toBe(stuck)
})

it('puts it in anew where the browser cannot move it, once nothing in it is in use', () => {
  const holder = put(true)
  for (const parent of [document.body, document.documentElement]) Object.assign(parent, { moveBefore: undefined })
  const showPopover = vi.fn()
  Object.assign(holder, { showPopover })
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.lastElementChild).toBe(holder)
  expect(showPopover).toHaveBeenCalledTimes(1)
  expectToWait(holder, ':active, :focus-within, :has(dialog)', () => press('Tab'))
  expect(showPopover).toHaveBeenCalledTimes(2)
})

it('takes one that is to be met first out of the body, before it, two seconds after the page has loaded', () => {
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
  const holder = put(true)
  document.dispatchEvent(new Event('readystatechange'))
  vi.advanceTimersByTime(9999)
  expect(document.body.lastElementChild).toBe(holder)
  dispatchEvent(new Event('load'))
  vi.advanceTimersByTime(1999)
  expect(document.body.lastElementChild).toBe(holder)
  vi.advanceTimersByTime(1)
  expect(document.body.previousElementSibling).toBe(holder)

  state.mockReturnValue('complete')
  const late = put(true)
  document.body.append(late)
  vi.advanceTimersByTime(2000)
  expect(document.body.previousElementSibling).toBe(late)
})

it('takes it there at once for the keyboard, and never back', () => {
  const holder = put(true)
  document.body.append(holder)
  press('a')
  expect(document.body.lastElementChild).toBe(holder)
  press('Tab')
  expect(document.body.previousElementSibling).toBe(holder)
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.previousElementSibling).toBe(holder)
})

it('waits while a button in it is pressed', () => {
  const holder = put(true)
  document.body.append(holder)
  expectToWait(holder, ':active')
})
