import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import type { Stage } from '../stage'

const FOREIGN = 'vendor.localhost'
const DECLARED = 'stats.localhost'

const config = {
  ui: false,
  afterRevoke: 'keep',
  services: [{ id: 'stats', category: 'analytics', hosts: [DECLARED] }],
}
/** Code of a script that notes its name, and whether it was the document's current one. */
const note = (name: string): string =>
  `ran.push('${name}' + (document.currentScript?.dataset.name === '${name}' ? '' : ', not its own element'))`
const tag = (name: string, attributes = '', text = note(name)): string =>
  `<script type="text/plain" data-consent="analytics" data-name="${name}" ${attributes}>${text}</script>`
const start = `ran = []; violations = []
addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))`

export const taggedScripts = (stage: Stage): void => {
  /** Each test has a site of its own, which knows nothing of the others. */
  let own = ''
  let count = 0
  beforeEach(() => {
    own = `www.tags-${count++}.localhost`
    stage.site.forgetRequests()
  })
  beforeAll(async () => {
    stage.site.route('/s/*', (request, response) => {
      const name = request.path.slice(3)
      const send = () => response.type('text/javascript').set('Access-Control-Allow-Origin', '*').send(note(name))
      setTimeout(send, Number(request.query.delay ?? 0))
    })
  })

  const open = async (page: Parameters<typeof consentPage>[0], headers: Record<string, string> = {}): Promise<void> => {
    const html = consentPage({ config, before: `<script nonce="n">${start}</script>`, ...page })
    await stage.engine.open(stage.site.page('/', html, { headers, host: own }))
  }
  const { read } = stage
  const grant = () => read('void InteractConsent.acceptAll()')
  const hasRun = (names: string[]) =>
    expect.poll(() => read<string[]>('ran.toSorted()'), { timeout: 15_000 }).toEqual([...names].sort())
  /** Long enough for whatever should not run. */
  const wait = () => new Promise((resolve) => setTimeout(resolve, 500))
  const markup = `[...document.querySelectorAll('[data-name]')].map((script) => script.outerHTML)`
  const url = (name: string, host = own) => stage.site.url(`/s/${name}`, host)

  it('lets each kind run in its own element, and gives its markup back to the letter', async () => {
    const integrity = `sha256-${createHash('sha256').update(note('sri')).digest('base64')}`
    const body = [
      tag('map', 'data-type="importmap"', `{ "imports": { "mapped": "${url('mapped')}" } }`),
      tag('inline'),
      tag('external', `src="${url('external')}"`, ''),
      tag('held-back', `data-src="${url('held-back')}"`, ''),
      tag('async', `async src="${url('async')}"`, ''),
      tag('defer', `src="${url('defer')}" defer`, ''),
      tag('sri', `id=x class="a  b" src="${url('sri')}" integrity="${integrity}" crossorigin=anonymous`, ''),
      tag('typed', 'data-type="text/javascript"'),
      tag('module', 'data-type="module"', 'ran.push("module"); await null'),
      tag('module-external', `data-type="module" data-src="${url('module-external')}"`, ''),
      tag('imports', 'data-type="module"', 'import "mapped"'),
      tag('old', 'nomodule'),
      tag('removes-itself', '', `${note('removes-itself')}; document.currentScript.remove()`),
    ]
    await open({ body: body.join('\n') })
    const before = await read<string[]>(markup)
    await grant()
    const modules = ['module', 'module-external, not its own element', 'mapped, not its own element']
    const classic = ['inline', 'external', 'held-back', 'async', 'defer', 'sri', 'typed', 'removes-itself']
    await hasRun([...classic, ...modules])
    await wait()
    expect(await read(markup)).toEqual(before.filter((html) => !html.includes('removes-itself')))
    // Wherever it is put afterwards.
    await read(`document.body.append(...document.querySelectorAll('[data-name]'))`)
    await wait()
    await hasRun([...classic, ...modules])
  })

  it('lets a script run once, however a page brought it in', async () => {
    const WAYS: Record<string, string> = {
      'inner-html': 'main.innerHTML = html',
      'adjacent-html': `main.insertAdjacentHTML('beforeend', html)`,
      copy: `const box = document.createElement('div'); box.innerHTML = html; main.append(box.firstChild.cloneNode(true))`,
      template: `const box = document.createElement('template'); box.innerHTML = html; main.append(box.content.cloneNode(true))`,
      parsed: `main.append(new DOMParser().parseFromString(html, 'text/html').querySelector('script'))`,
      imported: `main.append(document.importNode(new DOMParser().parseFromString(html, 'text/html').querySelector('script'), true))`,
      fragment: 'main.append(document.createRange().createContextualFragment(html))',
      made: `const script = document.createElement('script'); script.type = 'text/plain'
        script.dataset.consent = 'analytics'; script.dataset.name = 'made'; script.text = ${JSON.stringify(note('made'))}; main.append(script)`,
    }
    await open({ body: '' })
    await grant()
    for (const [way, code] of Object.entries(WAYS)) {
      const html = JSON.stringify(tag(way, '', `ran.push('${way}')`))
      await read(
        `(() => { const main = document.createElement('main'); document.body.append(main); const html = ${html}; ${code} })()`,
      )
    }
    const names = Object.keys(WAYS)
    await hasRun(names)
    await wait()
    await hasRun(names)
    expect(
      await read(`[...document.querySelectorAll('[data-name]')].map((script) => script.dataset.name + script.type)`),
    ).toEqual(names.map((way) => `${way}text/plain`))
  })

  const strict = "script-src 'nonce-n' 'strict-dynamic'; require-trusted-types-for 'script'"
  it('lets nothing pass that does not bear the nonce of the page', async () => {
    const evil = url('evil', FOREIGN)
    const body = `${tag('inline', 'nonce="n"')}${tag('external', `nonce="n" src="${url('external')}"`, '')}
      ${tag('held-back', `nonce="n" data-src="${url('held-back')}"`, '')}
      ${tag('module', 'nonce="n" data-type="module"', 'ran.push("module")')}
      <script data-consent="necessary" data-src="${evil}"></script>
      <script data-consent="necessary" data-src="${evil}" nonce="guess"></script>
      <script type="text/plain" data-consent="necessary" src="${evil}"></script>
      <script type="text/plain" data-consent="necessary">ran.push('injected')</script>
      <template><script type="text/plain" data-consent="necessary" src="${evil}"></script></template>
      <script type="text/plain" data-consent="necessary" src="${evil}" <script nonce="n">ran.push('left open')</script>`
    await open({ body, attributes: { nonce: 'n' } }, { 'Content-Security-Policy': strict })
    await grant()
    await hasRun(['inline', 'external', 'held-back', 'module'])
    // What a page lets in later is asked for it as well.
    await read(`(() => {
      const script = document.createElement('script')
      script.dataset.consent = 'necessary'
      script.dataset.src = ${JSON.stringify(evil)}
      document.body.append(script, document.querySelector('template').content.cloneNode(true))
    })()`)
    await wait()
    await hasRun(['inline', 'external', 'held-back', 'module'])
    expect(stage.site.requests('/s/evil')).toEqual([])
    expect(await read('violations')).toEqual([])
  })

  it('makes no string trusted that the page does not trust itself', async () => {
    const body = `${tag('inline')}${tag('external', `src="${url('external')}"`, '')}
      ${tag('held-back', `data-src="${url('held-back')}"`, '')}`
    await open({ body }, { 'Content-Security-Policy': "require-trusted-types-for 'script'" })
    await read(`(() => {
      const make = () => {
        const script = document.createElement('script')
        script.type = 'text/plain'
        script.dataset.consent = 'necessary'
        document.body.append(script)
        return script
      }
      make().append("ran.push('text')")
      make().dataset.src = ${JSON.stringify(url('string'))}
      make().append(document.createTextNode("ran.push('node')"))
      const frame = document.createElement('iframe')
      const embed = document.createElement('embed')
      for (const element of [frame, embed]) element.dataset.consent = 'necessary'
      frame.dataset.srcdoc = '<script>parent.ran.push("frame")</script>'
      embed.dataset.src = ${JSON.stringify(url('string'))}
      document.body.append(frame, embed)
    })()`)
    await grant()
    await hasRun(['inline', 'external'])
    await wait()
    await hasRun(['inline', 'external'])
    expect(stage.site.requests('/s/string')).toEqual([])
  })

  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const load = `document.head.append(Object.assign(document.createElement('script'), { src: '/consent.js' }))`
  const openHashed = async (body: string, sources: string): Promise<void> => {
    const policy = `script-src ${sources} ${[start, load, note('listed')].map(hash).join(' ')}`
    const scripts = { src: null, before: `<script>${start}</script>`, head: `<script>${load}</script>` }
    await open({ ...scripts, body }, { 'Content-Security-Policy': policy })
    await expect.poll(() => read('typeof InteractConsent'), { timeout: 15_000 }).toBe('object')
    await grant()
  }

  it("under 'strict-dynamic' without a nonce, starts addresses of known hosts and nothing else", async () => {
    const body = `${tag('own', `src="${url('own')}"`, '')}${tag('declared', `src="${url('declared', DECLARED)}"`, '')}
      ${tag('listed')}${tag('unlisted')}${tag('foreign', `src="${url('foreign', FOREIGN)}"`, '')}
      ${tag('integrity', `src="${url('integrity', FOREIGN)}" integrity=${hash(note('integrity'))} crossorigin`, '')}
      ${tag('data', 'src="data:text/javascript,ran.push(0)"', '')}`
    await openHashed(body, "'strict-dynamic'")
    await hasRun(['own', 'declared'])
    await wait()
    await hasRun(['own', 'declared'])
    expect(stage.site.requests(/foreign|integrity/)).toEqual([])
  })

  it('leaves it to a policy of hashes which inline script runs', async () => {
    await openHashed(`${tag('listed')}${tag('unlisted')}`, "'self'")
    await hasRun(['listed'])
    await wait()
    await hasRun(['listed'])
  })

  it('starts nothing any more once it is refused', async () => {
    const body = [
      tag('slow', `src="${url('slow')}?delay=1500"`, ''),
      tag('next', `src="${url('next')}"`, ''),
      tag('inline'),
      tag('slow-async', `async src="${url('slow-async')}?delay=1500"`, ''),
      tag('slow-module', `data-type="module" async src="${url('slow-module')}?delay=1500"`, ''),
      tag('defer', `defer src="${url('defer')}"`, ''),
      tag('module', 'data-type="module"', 'ran.push("module")'),
    ]
    await open({ body: body.join('') })
    const before = await read<string[]>(markup)
    await grant()
    await expect.poll(() => stage.site.requests('/s/slow').length).toBeGreaterThan(0)
    await read('void InteractConsent.rejectAll()')
    expect(await read(`document.querySelectorAll('link').length`)).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await hasRun([])
    expect(await read(markup)).toEqual(before)
    await grant()
    await hasRun(
      ['slow', 'next', 'inline', 'slow-async', 'slow-module', 'defer', 'module'].map((name) =>
        name === 'slow-module' ? `${name}, not its own element` : name,
      ),
    )
  })
}
