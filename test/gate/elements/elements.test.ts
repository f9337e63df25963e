import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { elements } from '../../../src/gate/elements/elements'
import { type FakeContext, fakeContext } from '../../support/gateContext'

const BAD = 'https://bad.example/x'
const GOOD = 'https://good.example/x'

let context: FakeContext
let undo: () => void
beforeEach(() => {
  context = fakeContext({ hosts: ['bad.example'] })
  context.verdicts = { 'bad.example': null }
  undo = elements.install(context).undo
})
afterEach(() => {
  undo()
  document.body.replaceChildren()
})

describe('an element', () => {
  it.each([
    ['script', 'src', 'script'],
    ['iframe', 'src', 'frame'],
    ['link', 'href', 'style'],
  ])('<%s %s> gets no URL; its tag keeps it', (tag, name, kind) => {
    const element = document.createElement(tag)
    element.setAttribute(name, BAD)
    expect(element.getAttribute(name)).toBeNull()
    expect(element.dataset).toMatchObject({ consent: 'ads-service', [name]: BAD })
    expect(context.told).toEqual([['blocked', { kind, category: 'ads', target: 'bad.example' }]])
  })

  it('of SVG gets no URL, by the older name either', () => {
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
    image.setAttribute('href', BAD)
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', BAD)
    expect(image.attributes).toHaveLength(0)
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', GOOD)
    expect(image.attributes).toHaveLength(1)
  })

  it('that preloads a picture of many sizes gets none of their URLs', () => {
    const link = document.createElement('link')
    link.setAttribute('imagesrcset', `${GOOD} 1x, ${BAD} 2x`)
    expect([link.hasAttribute('imagesrcset'), link.dataset.consent]).toEqual([false, 'ads-service'])
    link.setAttribute('imagesrcset', `${GOOD} 1x`)
    expect(link.getAttribute('imagesrcset')).toBe(`${GOOD} 1x`)
  })

  it('takes an allowed URL, and forgets the refused one', () => {
    const script = document.createElement('script')
    script.setAttribute('src', BAD)
    script.setAttribute('src', GOOD)
    expect(script.getAttribute('src')).toBe(GOOD)
    expect(script.dataset.consent).toBeUndefined()
  })

  it('fires error if it is an image', async () => {
    const image = document.createElement('img')
    const failed = new Promise((resolve) => image.addEventListener('error', resolve))
    image.setAttribute('srcset', `${GOOD} 1x, ${BAD} 2x`)
    await failed
    expect(image.hasAttribute('srcset')).toBe(false)
    expect(image.dataset.consent).toBeUndefined()
  })

  it.each([
    ['double quotes', `<img src="${BAD}">`],
    ['single quotes', `<img alt=a src='${BAD}'>`],
    ['no quotes', `<script src=${BAD}></script>`],
    ['escaped quotes', `&lt;img src=&quot;${BAD}&quot;&gt;`],
    ['its scheme left out', '<img src=//bad.example/x>'],
  ])('waits as a whole if it is a frame whose markup names a host, in %s', (_, markup) => {
    const frame = document.createElement('iframe')
    frame.setAttribute('srcdoc', markup)
    expect(frame.hasAttribute('srcdoc')).toBe(false)
    expect(frame.dataset).toMatchObject({ consent: 'ads-service', srcdoc: markup })
    frame.setAttribute('srcdoc', `<p>${GOOD}</p>`)
    expect(frame.getAttribute('srcdoc')).toBe(`<p>${GOOD}</p>`)
  })

  it('gets no URL from an Attr node', () => {
    const node = document.createAttribute('src')
    node.value = BAD
    const image = document.createElement('img')
    image.setAttributeNode(node)
    expect(image.hasAttribute('src')).toBe(false)
    const other = document.createElement('img')
    other.setAttribute('src', GOOD)
    ;(other.getAttributeNode('src') as Attr).value = BAD
    expect(other.getAttribute('src')).toBe(GOOD)
    ;(other.getAttributeNode('src') as Attr).value = `${GOOD}/2`
    expect(other.getAttribute('src')).toBe(`${GOOD}/2`)
  })

  it('sends no ping if it is a link, and waits for nothing', async () => {
    const link = document.createElement('a')
    let failed = false
    link.addEventListener('error', () => {
      failed = true
    })
    link.setAttribute('href', BAD)
    link.setAttribute('ping', `${GOOD} ${BAD}`)
    await new Promise((resolve) => setTimeout(resolve))
    expect([link.getAttribute('href'), link.hasAttribute('ping')]).toEqual([BAD, false])
    expect([failed, link.dataset.consent]).toEqual([false, undefined])
    link.setAttribute('ping', GOOD)
    expect(link.getAttribute('ping')).toBe(GOOD)
    document.body.innerHTML = `<a href="${BAD}" ping="${BAD}">a</a>`
    expect(document.body.innerHTML).toBe(`<a href="${BAD}" data-ping="${BAD}">a</a>`)
  })

  it('that is a link of the page’s own loses only its ping', async () => {
    undo()
    const link = document.createElement('a')
    link.setAttribute('href', BAD)
    link.setAttribute('ping', BAD)
    undo = elements.install(context).undo
    document.body.append(link)
    await new Promise((resolve) => setTimeout(resolve))
    expect([link.getAttribute('href'), link.hasAttribute('ping'), link.dataset.consent]).toEqual([
      BAD,
      false,
      undefined,
    ])
  })

  it.each<[how: string, change: (script: HTMLScriptElement) => void, type: string | undefined]>([
    ['by its property', (script) => Object.assign(script, { type: 'module' }), 'module'],
    ['by an attribute', (script) => script.setAttribute('TYPE', 'text/javascript'), 'text/javascript'],
    ['by losing it', (script) => script.removeAttribute('type'), undefined],
    ['by a toggle', (script) => void script.toggleAttribute('type'), undefined],
    ['by losing its node', (script) => void script.removeAttributeNode(script.attributes[0] as Attr), undefined],
  ])('that is a script which no browser runs loses its URL once it would run, %s', (_, change, type) => {
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.src = BAD
    script.removeAttribute('id')
    expect(script.getAttribute('src')).toBe(BAD)
    change(script)
    const { dataset } = script
    expect([script.type, script.hasAttribute('src')]).toEqual(['text/plain', false])
    expect({ ...dataset }).toEqual({ consent: 'ads-service', src: BAD, ...(type && { type }) })
  })

  it('that is a script of SVG waits likewise', () => {
    const script = document.createElementNS('http://www.w3.org/2000/svg', 'script') as SVGScriptElement
    script.setAttribute('type', 'text/plain')
    script.setAttribute('href', BAD)
    script.type = 'module'
    expect([script.getAttribute('type'), script.hasAttribute('href')]).toEqual(['text/plain', false])
  })

  it.each([[[]], [{}], [Object.create(null)], [1]])('is toggled as the browser does it, with %j', (force) => {
    const image = document.createElement('img')
    image.toggleAttribute('hidden', force as boolean)
    expect(image.hasAttribute('hidden')).toBe(Boolean(force))
  })

  it('that is data in a feed keeps its URL', () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><link href="${BAD}"/></feed>`
    const found = new DOMParser().parseFromString(feed, 'application/xml')
    expect(found.querySelector('link')?.getAttribute('href')).toBe(BAD)
  })

  it('that is any other script takes the type that it is given', () => {
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.src = GOOD
    script.type = 'module'
    expect([script.type, script.getAttribute('src')]).toEqual(['module', GOOD])
  })

  it('is released if the visitor allowed it', () => {
    const frame = document.createElement('iframe')
    context.given.set(frame, { src: BAD })
    frame.setAttribute('src', BAD)
    expect(frame.getAttribute('src')).toBe(BAD)
  })

  it('may link to anything, and have any other attribute', () => {
    const link = document.createElement('a')
    link.setAttribute('href', BAD)
    const image = document.createElement('img')
    image.setAttribute('alt', BAD)
    expect([link.getAttribute('href'), image.getAttribute('alt')]).toEqual([BAD, BAD])
    expect(context.told).toEqual([])
  })
})

describe('markup', () => {
  const write = (html: string): string => {
    document.body.innerHTML = html
    return document.body.innerHTML
  }

  it('becomes tagged markup', () => {
    write(`<p>a</p><iframe title="a > b" src="${BAD}"></iframe>`)
    const frame = document.querySelector('iframe') as HTMLIFrameElement
    expect(frame.hasAttribute('src')).toBe(false)
    expect([frame.title, { ...frame.dataset }]).toEqual(['a > b', { consent: 'ads-service', src: BAD }])
    expect(context.heldByGate.has(frame)).toBe(true)
  })

  it.each([
    `<img src=${BAD}>`,
    `<img src='${BAD}'>`,
    `<IMG SRC = "${BAD}">`,
    `<img alt="" srcset="${GOOD}, ${BAD} 2x">`,
    `<img/src="${BAD}">`,
    `<img alt="x"src="${BAD}">`,
    `<img data-a=1 src='${BAD}'>`,
  ])('is found however it is written: %s', (html) => {
    write(html)
    const image = document.querySelector('img') as HTMLImageElement
    expect([image.hasAttribute('src'), image.hasAttribute('srcset')]).toEqual([false, false])
    expect(image.dataset.consent).toBe('ads-service')
  })

  it.each([
    `<a href="${BAD}">a</a>`,
    `<p>${BAD}</p>`,
    `<img src="${GOOD}" alt="bad.example">`,
    `<script src="${BAD}"></script>`,
    `<iframe data-consent="ads" data-src="${BAD}"></iframe>`,
  ])('stays as it is if nothing in it would load anything refused: %s', (html) => {
    expect(write(html)).toBe(html)
  })

  it('whose scripts would run has them held', () => {
    const fragment = new Range().createContextualFragment(`<script type="module" src="${BAD}"></script>`)
    const script = fragment.querySelector('script') as HTMLScriptElement
    expect([script.type, script.dataset.type, script.dataset.src]).toEqual(['text/plain', 'module', BAD])
  })
})

it('is gone after the undo', () => {
  undo()
  const script = document.createElement('script')
  script.setAttribute('src', BAD)
  expect(script.getAttribute('src')).toBe(BAD)
})
