import { describe, expect, it } from 'vitest'
import { preload } from '../../../src/gate/scripts/preload'
import { readTag } from '../../../src/gate/scripts/readTag'

const of = (attributes: string): HTMLLinkElement => {
  const box = document.createElement('div')
  box.innerHTML = `<script type="text/plain" data-consent="analytics" ${attributes}></script>`
  return preload(readTag(box.firstElementChild as HTMLScriptElement))
}

describe('preload', () => {
  it('makes the same request as the script itself', () => {
    const link = of('src="/a.js" crossorigin="use-credentials" integrity="sha256-x" referrerpolicy="origin"')
    expect(link.isConnected).toBe(true)
    expect(link.rel).toBe('preload')
    expect(link.getAttribute('as')).toBe('script')
    expect(new URL(link.href, location.href).pathname).toBe('/a.js')
    for (const [name, value] of [
      ['crossorigin', 'use-credentials'],
      ['integrity', 'sha256-x'],
      ['referrerpolicy', 'origin'],
    ]) {
      expect(link.getAttribute(`${name}`)).toBe(value)
    }
    link.remove()
  })

  it('requests a module as a module', () => {
    const link = of('data-type="module" data-src="/m.js"')
    expect(link.rel).toBe('modulepreload')
    link.remove()
  })
})
