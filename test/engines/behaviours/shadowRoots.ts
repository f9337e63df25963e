import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine, type Stage } from '../stage'

/*
 * No selector and no observer of the document reaches into a shadow root; those that a script makes closed nobody is
 * handed but whoever makes them.
 */

const HOST = 'stats.localhost'
const config = {
  ui: false,
  afterRevoke: 'keep',
  services: [{ id: 'stats', category: 'analytics', hosts: [HOST] }],
}
const CARD = `customElements.define('x-card', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: this.getAttribute('mode') })
    roots.push(root)
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.consent = 'analytics'
    script.text = 'ran.push("' + this.id + '")'
    const frame = document.createElement('iframe')
    frame.dataset.consent = 'analytics'
    frame.dataset.src = address + '/' + this.id + '.html'
    const image = document.createElement('img')
    image.src = address + '/' + this.id + '.png'
    root.append(script, frame, image)
  }
})`

const open = ({ site, open }: Stage, body: string, head = '') => {
  const before = `<script>ran = []; roots = []; address = '${site.url('', HOST)}'</script>`
  return open(consentPage({ config, before, head: `<script>${CARD}</script>${head}`, body }))
}
const wait = () => new Promise((resolve) => setTimeout(resolve, 500))
const PAUSE = '<!-- pause -->'
/** Serves a page in packets: one ends at each pause in its body. */
const openInPackets = ({ name, site, engine }: Stage, path: string, body: string) => {
  site.forgetRequests()
  const packets = consentPage({ config, before: '<script>ran = []</script>', body }).split(PAUSE)
  const host = `www.${path.slice(1)}-${name}.localhost`
  const url = site.route(
    path,
    async (_request, response) => {
      response.type('html')
      for (const packet of packets) {
        response.write(packet)
        await wait()
      }
      response.end()
    },
    { host },
  )
  return engine.open(url)
}
const asked = ({ site }: Stage): string[] =>
  site
    .requests({ host: HOST })
    .map(({ path }) => path)
    .sort()

export const shadowRoots = inEachEngine({
  async 'holds what stands in a shadow root, and lets it go once that is granted'(stage) {
    const tagged = `<script type="text/plain" data-consent="analytics">ran.push('declared')</script>`
    await open(
      stage,
      `<x-card id="open" mode="open"></x-card><x-card id="closed" mode="closed"></x-card>
       <div><template shadowrootmode="open">${tagged}<p><img src="${stage.site.url('/late.png', HOST)}" loading="lazy" style="margin-top: 9000px" alt=""></p></template></div>`,
    )
    await wait()
    expect(await stage.read('ran')).toEqual([])
    expect(asked(stage)).toEqual([])
    await stage.read('void InteractConsent.acceptAll()')
    await stage.until('ran.toSorted()', ['closed', 'declared', 'open'])
    await expect
      .poll(() => asked(stage), { timeout: 15_000 })
      .toEqual(expect.arrayContaining(['/closed.html', '/open.html']))
    await wait()
    expect(await stage.read('ran.length')).toBe(3)
  },

  async 'lets go what comes into one later, and holds it again after a withdrawal'(stage) {
    await open(stage, '<x-card id="first" mode="closed"></x-card>')
    await stage.read('void InteractConsent.acceptAll()')
    await stage.until('ran', ['first'])
    const add = (id: string) =>
      stage.read(`(() => {
        const script = document.createElement('script')
        script.type = 'text/plain'
        script.dataset.consent = 'analytics'
        script.text = 'ran.push("${id}")'
        const box = document.createElement('p')
        box.append(script)
        roots[0].append(box)
      })()`)
    await add('second')
    await stage.until('ran', ['first', 'second'])
    await stage.read(`document.body.insertAdjacentHTML('beforeend', '<x-card id="third" mode="open"></x-card>')`)
    await stage.until('ran', ['first', 'second', 'third'])
    await stage.read('void InteractConsent.rejectAll()')
    await add('fourth')
    await wait()
    expect(await stage.read('ran')).not.toContain('fourth')
  },

  async 'follows an address that the page gives a frame in one, granted and refused'(stage) {
    const { site, read } = stage
    for (const name of ['card', 'second', 'third']) site.page(`/${name}.html`, name, { host: HOST })
    await open(stage, '<x-card id="card" mode="open"></x-card>')
    const frames = () => asked(stage).filter((path) => path.endsWith('.html'))
    const give = (name: string) =>
      read(`void (roots[0].querySelector('iframe').dataset.src = '${site.url(`/${name}.html`, HOST)}')`)
    await read('void InteractConsent.acceptAll()')
    await expect.poll(frames).toEqual(['/card.html'])
    await give('second')
    await expect.poll(frames).toEqual(['/card.html', '/second.html'])
    await read('void InteractConsent.rejectAll()')
    await give('third')
    await wait()
    expect(frames()).toEqual(['/card.html', '/second.html'])
    await read('void InteractConsent.acceptAll()')
    await expect.poll(frames).toEqual(['/card.html', '/second.html', '/third.html'])
  },

  async 'finds those that markup has made, one in the other, in whatever packets they come'(stage) {
    const tagged = (id: string) => `<script type="text/plain" data-consent="analytics">ran.push('${id}')</script>`
    const root = (content: string) => `<template shadowrootmode="open">${content}</template>`
    const inner = `<div><p>${root(`${tagged('inner')}<script src="${stage.site.url('/inner.js', HOST)}"></script>`)}</p></div>`
    stage.site.script('/inner.js', 'ran.push("inner, untagged")', { host: HOST })
    await openInPackets(stage, '/nested', `<div>${root(inner)}</div><div><p>${PAUSE}${root(tagged('late'))}</p></div>`)
    expect(await stage.read('ran')).toEqual([])
    await stage.read('void InteractConsent.acceptAll()')
    await stage.until('ran.toSorted()', ['inner', 'inner, untagged', 'late'])
  },

  async 'finds those of clones'(stage) {
    await open(
      stage,
      `<template id="cloned"><div><p><template shadowrootmode="open" shadowrootclonable><script type="text/plain" data-consent="analytics">ran.push('clone')</script></template></p></div></template>
       <script>document.body.append(document.importNode(document.getElementById('cloned').content, true))</script>`,
    )
    await stage.read('void InteractConsent.acceptAll()')
    await stage.until('ran', ['clone'])
  },

  async 'stops a script in one that the parser made out of a later packet than its host'(stage) {
    const { site } = stage
    site.script('/untagged.js', 'ran.push("untagged")', { host: HOST, delay: 100 })
    site.script('/own.js', 'ran.push("own")', { delay: 100 })
    const scripts = [site.url('/untagged.js', HOST), '/own.js'].map((src) => `<script src="${src}"></script>`)
    await openInPackets(
      stage,
      '/packets',
      `<div>${PAUSE}<template shadowrootmode="open">${scripts.join('')}</template></div>`,
    )
    expect(await stage.read('ran')).toEqual(['own'])
    await stage.read('void InteractConsent.acceptAll()')
    await stage.until('ran', ['own', 'untagged'])
  },

  async 'holds what stands in closed ones that a script makes by markup, and keeps the rest'(stage) {
    await open(stage, '<div id="box"></div>')
    await stage.read(`(() => {
      customElements.define('x-kept', class extends HTMLElement {
        constructor() {
          super()
          roots.push(this.attachInternals().shadowRoot)
        }
      })
      box.setHTMLUnsafe('<x-kept><template shadowrootmode="closed"><b>kept</b><img src="' + address + '/closed.png"></template>light</x-kept>')
      const parsed = Document.parseHTMLUnsafe('<!doctype html><body class="a"><p><template shadowrootmode="closed"><img src="' + address + '/parsed.png"></template></p>')
      window.mode = parsed.compatMode + parsed.body.className
      document.body.append(...parsed.body.children)
    })()`)
    await wait()
    expect(asked(stage)).toEqual([])
    expect(await stage.read('box.textContent')).toBe('light')
    expect(await stage.read('[roots[0].mode, roots[0].textContent]')).toEqual(['closed', 'kept'])
    expect(await stage.read('mode')).toBe('CSS1Compata')
  },
})
