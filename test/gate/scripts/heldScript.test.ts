import { describe, expect, it } from 'vitest'
import { preload, toScript } from '../../../src/gate/scripts/heldScript'
import { createTrusted } from '../../../src/lib/trusted'

const trusted = createTrusted({})
function held(html: string): HTMLScriptElement {
  const box = document.createElement('div')
  box.innerHTML = html
  return box.firstElementChild as HTMLScriptElement
}
const of = (attributes: string, text = '') =>
  toScript(held(`<script type="text/plain" data-consent="analytics" ${attributes}>${text}</script>`), trusted)

describe('toScript', () => {
  it('is a new script with what the tag bore, save what held it', () => {
    const { script, held } = of(
      'id="x" class="y" src="/a.js" data-x="1" crossorigin="anonymous" integrity="sha256-x" referrerpolicy="origin"',
    )
    expect(script).not.toBe(held)
    expect(script.hasAttribute('type')).toBe(false)
    expect(Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value]))).toEqual({
      'data-consent': 'analytics',
      id: 'x',
      class: 'y',
      src: '/a.js',
      'data-x': '1',
      crossorigin: 'anonymous',
      integrity: 'sha256-x',
      referrerpolicy: 'origin',
    })
  })

  it('takes type and source from where they were put aside', () => {
    const { script, module } = of('data-type="module" data-src="/m.js"')
    expect([script.type, script.getAttribute('src'), module]).toEqual(['module', '/m.js', true])
    expect([script.hasAttribute('data-type'), script.hasAttribute('data-src')]).toEqual([false, false])
  })

  it('has the text of an inline tag, and none beside a source', () => {
    expect(of('', 'let a = 1 < 2').script.text).toBe('let a = 1 < 2')
    expect(of('src="/a.js"', 'ignored').script.text).toBe('')
  })

  it('gives the nonce as the property, which no markup shows', () => {
    const tag = held('<script type="text/plain" data-consent="a">1</script>')
    tag.nonce = 'secret'
    const { script } = toScript(tag, trusted)
    expect(script.nonce).toBe('secret')
  })

  it.each([
    ['', 'x', 'ordered', false],
    ['src="/a.js"', '', 'ordered', true],
    ['src="/a.js" async', '', 'async', true],
    ['src="/a.js" defer', '', 'deferred', true],
    ['src="/a.js" async defer', '', 'async', true],
    ['async', 'x', 'ordered', false],
    ['defer', 'x', 'ordered', false],
    ['data-type="module"', 'x', 'deferred', true],
    ['data-type="module" src="/m.js"', '', 'deferred', true],
    ['data-type="module" src="/m.js" async', '', 'async', true],
    ['data-type="module" async', 'x', 'async', true],
    ['data-type="text/javascript" src="/a.js"', '', 'ordered', true],
    ['data-type="application/json"', '{}', 'async', false],
    ['data-type="text/template" src="/t"', '', 'async', false],
  ] as const)('%j runs in its turn: %s %s', (attributes, text, turn, tells) => {
    const one = of(attributes, text)
    expect(one.turn).toBe(turn)
    if (!attributes.includes('module') || attributes.includes('src')) expect(one.tells).toBe(tells)
  })

  it('passes through the page’s policy what the browser takes only from one', () => {
    const marked = (kind: string) => (text: string) => `${kind}:${text}`
    const policy = {
      createScript: marked('script'),
      createScriptURL: marked('url'),
      createHTML: marked('html'),
    }
    const tag = held('<script type="text/plain" data-consent="a" src="/a.js" onload="go()"></script>')
    const { script } = toScript(tag, policy)
    expect(script.getAttribute('src')).toBe('url:/a.js')
    expect(script.getAttribute('onload')).toBe('script:go()')
    expect(toScript(held('<script type="text/plain" data-consent="a">1</script>'), policy).script.text).toBe('script:1')
  })
})

describe('preload', () => {
  it('asks as the script itself will', () => {
    const link = preload(of('src="/a.js" crossorigin="use-credentials" integrity="sha256-x" referrerpolicy="origin"'))
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
    const module = preload(of('data-type="module" src="/m.js"'))
    expect(module.rel).toBe('modulepreload')
    module.remove()
  })
})
