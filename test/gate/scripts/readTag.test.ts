import { describe, expect, it } from 'vitest'
import { readTag, type Tag } from '../../../src/gate/scripts/readTag'

const read = (attributes: string): Tag => {
  const box = document.createElement('div')
  box.innerHTML = `<script type="text/plain" data-consent="analytics" ${attributes}></script>`
  return readTag(box.firstElementChild as HTMLScriptElement)
}

describe('readTag', () => {
  it.each([
    ['', 'ordered', false],
    ['src="/a.js"', 'ordered', true],
    ['data-src="/a.js"', 'ordered', true],
    ['src="/a.js" async', 'async', true],
    ['src="/a.js" defer', 'deferred', true],
    ['src="/a.js" async defer', 'async', true],
    ['async', 'ordered', false],
    ['defer', 'ordered', false],
    ['data-type="module"', 'deferred', false],
    ['data-type="module" src="/m.js"', 'deferred', true],
    ['data-type="module" src="/m.js" async', 'async', true],
    ['data-type="module" async', 'async', false],
    ['data-type="text/javascript" src="/a.js"', 'ordered', true],
    ['nomodule src="/a.js"', 'async', false],
    ['data-type="module" nomodule src="/a.js"', 'deferred', true],
    ['data-type="importmap"', 'async', false],
    ['data-type="application/json" src="/a.json"', 'async', false],
  ] as const)('%j runs %s; tells by an event: %s', (attributes, timing, tells) => {
    expect(read(attributes)).toMatchObject({ timing, tells })
  })

  it.each([
    ['', 'text/javascript'],
    ['data-type=""', 'text/javascript'],
    ['data-type=" module "', 'module'],
    ['data-type="application/ld+json"', 'application/ld+json'],
  ])('gives %j the type %j', (attributes, type) => {
    expect(read(attributes).type).toBe(type)
  })

  it.each(['module', 'Module', 'text/javascript', 'application/x-ecmascript', 'importmap', 'speculationrules'])(
    'takes the type %j for code',
    (type) => {
      expect(read(`data-type="${type}"`).isData).toBe(false)
    },
  )
  it.each(['application/json', 'text/template', 'text/x-handlebars'])('takes the type %j for data', (type) => {
    expect(read(`data-type="${type}"`).isData).toBe(true)
  })

  it('keeps the address as written, and prefers src to data-src', () => {
    expect(read('src="a.js?x=1"').src).toBe('a.js?x=1')
    expect(read('data-src="b.js" src="a.js"').src).toBe('a.js')
    expect(read('').src).toBeNull()
  })

  it('reads what the tag asks for', () => {
    expect(read('data-consent-lifetime="persistent"')).toMatchObject({ need: ['analytics'], lifetime: 'persistent' })
  })
})
