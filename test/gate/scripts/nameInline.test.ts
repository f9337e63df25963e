import { expect, it } from 'vitest'
import { nameInline } from '../../../src/gate/scripts/nameInline'
import { readTag } from '../../../src/gate/scripts/readTag'
import { createReleased } from '../../../src/gate/scripts/released'
import { plain } from '../../../src/lib/trusted'

const inline = (need: string): HTMLScriptElement => {
  const script = document.createElement('script')
  script.type = 'text/plain'
  script.dataset.consent = need
  script.append('go() // ', 'on')
  return script
}

it.each([
  ['in a text node of its own, which starts it', true],
  ['in its text, before it starts', false],
])('puts a name behind an inline script, %s, and restores the author’s own nodes', (_, isAdded) => {
  const script = inline('analytics')
  const before = [...script.childNodes]
  const { name, start, putBack } = nameInline(script, plain, isAdded)
  const named = `go() // on\n//# sourceURL=${name.slice(0, -1)}`
  expect(script.text).toBe(isAdded ? 'go() // on' : named)
  start()
  expect(script.text).toBe(named)
  putBack()
  expect([...script.childNodes]).toEqual(before)
  expect(script.text).toBe('go() // on')
})

it('gives each script its own name on the call stack', () => {
  const released = createReleased()
  const names = ['analytics', 'marketing'].map((need) => {
    const script = inline(need)
    const { name } = nameInline(script, plain, true)
    released.add(readTag(script), script, name)
    return name
  })
  // Chromium's way, and Firefox's.
  expect(released.needOf(`Error\n    at later (${names[0]}2:73)`)).toEqual(['analytics'])
  expect(released.needOf(`later@${names[1]}16:75\n`)).toEqual(['marketing'])
  // A late script of the site's own has no name.
  expect(released.needOf('Error\n    at <anonymous>:1:30')).toBeUndefined()
  expect(released.needs()).toEqual([['analytics'], ['marketing']])
})
