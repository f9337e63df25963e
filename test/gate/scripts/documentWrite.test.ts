import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepWrites } from '../../../src/gate/scripts/documentWrite'
import { plain, type Trusted } from '../../../src/lib/trusted'
import { installJar, type Jar } from '../../support/jar'

let jar: Jar
let kept: ReturnType<typeof keepWrites>
let released: WeakMap<Element, Trusted>
let script: HTMLScriptElement
const page = vi.hoisted(() => ({ running: null as Element | null }))
vi.mock(import('../../../src/lib/natives'), async (original) => ({
  ...(await original()),
  currentScript: () => page.running as HTMLScriptElement | null,
}))
const running = (now: Element | null): void => {
  page.running = now
}
/** What reached the page's own `document.write`. */
let through: unknown[][]
beforeEach(() => {
  jar = installJar()
  through = []
  // happy-dom has no `writeln`.
  for (const key of ['write', 'writeln']) {
    const value = (...parts: unknown[]) => void through.push(parts)
    Object.defineProperty(Document.prototype, key, { value, configurable: true, writable: true })
  }
  document.body.innerHTML = '<i></i><script id="s" type="text/plain"></script><b></b>'
  script = document.getElementById('s') as HTMLScriptElement
  released = new WeakMap([[script, plain]])
  kept = keepWrites(released)
})
afterEach(() => {
  kept.undo()
  jar.restore()
})

describe('keepWrites', () => {
  it('inserts what a released script writes right after it', () => {
    running(script)
    document.write('<p>one', ' and</p>')
    document.writeln('<p>two</p>')
    expect(document.querySelector('p')).toBeNull()
    expect(kept.flush(script)).toEqual([])
    expect([...document.body.children].map(({ localName }) => localName)).toEqual(['i', 'script', 'p', 'p', 'b'])
    expect(document.querySelector('p')?.textContent).toBe('one and')
    expect(kept.flush(script)).toEqual([])
    expect(document.querySelectorAll('p')).toHaveLength(2)
  })

  it('returns the scripts in it, which are released too', () => {
    running(script)
    document.write('<div><script src="/next.js"></scr', 'ipt></div>')
    const [inner] = kept.flush(script)
    expect(inner?.getAttribute('src')).toBe('/next.js')
    expect(released.has(inner as Element)).toBe(true)
  })

  it('converts markup as its script’s own strings, and scripts in it inherit that', () => {
    const marked = { ...plain, createHTML: (html: string) => html.replace('bare', 'marked') }
    released.set(script, marked)
    running(script)
    document.write('<p>bare</p><script></scr', 'ipt>')
    const [inner] = kept.flush(script)
    expect(document.querySelector('p')?.textContent).toBe('marked')
    expect(released.get(inner as Element)).toBe(marked)
  })

  it('keeps the page from being wiped by open()', () => {
    running(script)
    expect(document.open()).toBe(document)
    expect(document.body.children).toHaveLength(3)
  })

  it('leaves the writes of the page’s own scripts alone', () => {
    running(null)
    document.write('theirs')
    running(document.createElement('script'))
    document.write('theirs too')
    expect(through).toEqual([['theirs'], ['theirs too']])
  })

  it('inserts nothing if the script is gone', () => {
    running(script)
    document.write('<p></p>')
    script.remove()
    expect(kept.flush(script)).toEqual([])
    expect(document.querySelector('p')).toBeNull()
  })

  it('is gone after its undo', () => {
    kept.undo()
    running(script)
    document.write('x')
    expect(through).toEqual([['x']])
  })
})
