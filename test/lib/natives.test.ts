import { afterEach, describe, expect, it, vi } from 'vitest'
import { ownerOf } from '../../src/lib/capture'
import {
  append,
  getAttribute,
  matches,
  querySelectorAll,
  replaceChildren,
  resolveAddress,
  setAttribute,
} from '../../src/lib/natives'

afterEach(() => vi.unstubAllGlobals())

describe('a member', () => {
  it('is that of the prototype, even if a field of a form shadows it', () => {
    const form = document.createElement('form')
    Object.defineProperty(form, 'matches', { value: 'an input' })
    expect(matches(form, 'form')).toBe(true)
  })

  it('is the captured one, even if the page has replaced it since', () => {
    const spy = vi.spyOn(Element.prototype, 'setAttribute').mockImplementation(() => {
      throw new Error('broken')
    })
    const element = document.createElement('p')
    setAttribute(element, 'id', 'x')
    expect(getAttribute(element, 'id')).toBe('x')
    expect(spy).not.toHaveBeenCalled()
  })

  it.each([
    ['an element', () => Object.assign(document.createElement('div'), { innerHTML: '<p></p>' })],
    ['a fragment', () => new Range().createContextualFragment('<p></p>')],
  ])('finds in %s, and replaces what it holds', (_, make) => {
    const parent = make()
    expect(querySelectorAll(parent, 'p')).toHaveLength(1)
    replaceChildren(parent, 'a')
    expect(parent.textContent).toBe('a')
  })

  it('inserts nodes and removes them', () => {
    const parent = document.createElement('div')
    append(parent, 'a', document.createElement('b'))
    expect(parent.childNodes).toHaveLength(2)
    replaceChildren(parent)
    expect(parent.childNodes).toHaveLength(0)
  })
})

describe('the owner of a member', () => {
  it('is found from the object, whatever its class is called', () => {
    vi.stubGlobal('Document', class {})
    expect(Object.hasOwn(ownerOf(document, 'cookie') as object, 'cookie')).toBe(true)
    expect(ownerOf(document, 'cookie')).not.toBe(document)
  })

  it('is undefined without such a member, or without an object', () => {
    expect(ownerOf(document, 'no such thing')).toBeUndefined()
    expect(ownerOf(undefined, 'cookie')).toBeUndefined()
  })
})

describe('an address', () => {
  it.each([
    ['https://Stats.Example.com:8443/a?b', 'stats.example.com', '8443', '/a'],
    ['https://stats.example.com:443', 'stats.example.com', '', '/'],
    ['https:\\\\stats.example.com\\a', 'stats.example.com', '', '/a'],
    ['https://st\nats.example.com/', 'stats.example.com', '', '/'],
    ['https://%73tats.example.com/', 'stats.example.com', '', '/'],
    ['https://ｓtats。example.com/', 'stats.example.com', '', '/'],
    ['https://bücher.example/', 'xn--bcher-kva.example', '', '/'],
    ['wss:\\\\stats.example.com', 'stats.example.com', '', '/'],
  ])('is read as the browser does: %j', (text, hostname, port, pathname) => {
    expect(resolveAddress(text)).toMatchObject({ hostname, port, pathname })
  })

  it.each(['https://a b/', 'data:,x', 'mailto:a@b.example', 'javascript:0'])('may have no host: %s', (text) => {
    expect(resolveAddress(text).host).toBe('')
  })
})
