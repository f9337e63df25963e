import { afterEach, expect, it } from 'vitest'
import { keepLast } from '../../src/ui/keepLast'

/** Puts a held element into the body, with what the parser brings after it. */
function put() {
  document.body.innerHTML = '<div><i></i></div>'
  const [holder] = document.body.children as unknown as [Element]
  keepLast(holder.firstElementChild as Element)
  document.body.append(document.createElement('main'))
  document.body.moveBefore ??= (node, before) => void document.body.insertBefore(node, before)
  return holder
}
afterEach(() => {
  Reflect.deleteProperty(document.body, 'moveBefore')
  document.body.innerHTML = ''
})

it('moves the element behind what the parser has brought since', () => {
  const holder = put()
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.lastElementChild).toBe(holder)
})

it('leaves it where it has gone, and where it cannot be moved', () => {
  const gone = put()
  gone.remove()
  document.dispatchEvent(new Event('readystatechange'))
  expect(gone.isConnected).toBe(false)

  const stuck = put()
  Object.assign(document.body, { moveBefore: undefined })
  document.dispatchEvent(new Event('readystatechange'))
  expect(document.body.firstElementChild).toBe(stuck)
})
