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

it('puts a name behind the text of an inline script, and restores the author’s own nodes', () => {
  const script = inline('analytics')
  const before = [...script.childNodes]
  const [name, putBack] = nameInline(script, plain)
  expect(script.text).toBe(`go() // on\n//# sourceURL=${name.slice(0, -1)}`)
  putBack()
  expect([...script.childNodes]).toEqual(before)
  expect(script.text).toBe('go() // on')
})

it('gives each script its own name on the call stack', () => {
  const released = createReleased()
  const names = ['analytics', 'marketing'].map((need) => {
    const script = inline(need)
    const [name] = nameInline(script, plain)
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
