import { placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

const config = {
  services: [{ id: 'tracker', category: 'analytics', hosts: ['tracker.localhost'] }],
  afterRevoke: 'keep',
}

/** Ways in which a script puts an element into the page, or markup for one. `make(path)` gives a fresh element. */
const INSERT: Record<string, string> = {
  append: 'box.append(make())',
  appendChild: 'box.appendChild(make())',
  prepend: 'box.prepend(make())',
  before: 'mark.before(make())',
  after: 'mark.after(make())',
  replaceWith: 'mark.replaceWith(make())',
  insertBefore: 'box.insertBefore(make(), mark)',
  replaceChild: 'box.replaceChild(make(), mark)',
  replaceChildren: 'box.replaceChildren(make())',
  insertAdjacentElement: "mark.insertAdjacentElement('afterend', make())",
  insertNode: 'const range = new Range(); range.selectNode(mark); range.insertNode(make())',
  fragment: 'const fragment = new DocumentFragment(); fragment.append(make()); box.append(fragment)',
  clone: 'box.append(make().cloneNode(true))',
  'set after insertion': 'const element = blank(); box.append(element); set(element)',
  'set by attribute after insertion': 'const element = blank(); box.append(element); setAttribute(element)',
  'set by namespaced attribute': 'const element = blank(); setAttributeNS(element); box.append(element)',
}
const MARKUP: Record<string, string> = {
  innerHTML: 'box.innerHTML = html',
  outerHTML: 'mark.outerHTML = html',
  insertAdjacentHTML: "mark.insertAdjacentHTML('beforebegin', html)",
  createContextualFragment: 'box.append(new Range().createContextualFragment(html))',
  'DOMParser, adopted':
    "box.append(...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[id=made]'))",
  'template, imported':
    "const t = document.createElement('template'); t.innerHTML = html; box.append(document.importNode(t.content, true))",
  'shadow root':
    "const host = document.createElement('div'); box.append(host); host.attachShadow({ mode: 'open' }).innerHTML = html",
}

/** Tag, the attribute that loads, more attributes, and whether markup alone loads it. */
const ELEMENTS = [
  { tag: 'script', name: 'src', more: {}, kind: 'script' },
  { tag: 'iframe', name: 'src', more: {}, kind: 'frame' },
  { tag: 'link', name: 'href', more: { rel: 'stylesheet' }, kind: 'style' },
  { tag: 'img', name: 'src', more: {}, kind: 'network' },
  { tag: 'img', name: 'srcset', more: {}, kind: 'network' },
  { tag: 'video', name: 'src', more: {}, kind: 'network' },
] as const

/** Runs one way with one element; resolves when the page has had time to load it. */
const PLAY = `async ({ tag, name, more, way, url }) => {
  const box = document.createElement('div')
  const mark = document.createElement('i')
  box.append(mark)
  document.body.append(box)
  const blank = () => Object.assign(document.createElement(tag), more)
  const set = (element) => { element[name] = url }
  const setAttribute = (element) => element.setAttribute(name.toUpperCase(), url)
  const setAttributeNS = (element) => element.setAttributeNS(null, name, url)
  const make = () => { const element = blank(); set(element); return element }
  const attributes = Object.entries({ ...more, id: 'made', [name]: url }).map(([key, value]) => key + '="' + value + '"').join(' ')
  const html = '<' + tag + ' title="a > b" ' + attributes + '></' + tag + '>'
  new Function('box', 'mark', 'make', 'blank', 'set', 'setAttribute', 'setAttributeNS', 'html', way)(
    box, mark, make, blank, set, setAttribute, setAttributeNS, html)
}`

for (const { tag, name, more, kind } of ELEMENTS) {
  test(`<${tag} ${name}> of a declared host is held however a script inserts it`, async ({ site, page }) => {
    const ways = Object.entries({ ...INSERT, ...MARKUP })
    const url = (way: string) => site.url(`/${encodeURIComponent(way)}`, TRACKER_HOST)
    const play = async () => {
      for (const [label, way] of ways) {
        const args = { tag, name, more, way, url: `${url(label)}${name === 'srcset' ? ' 1x' : ''}` }
        await page.evaluate(`(${PLAY})(${JSON.stringify(args)})`)
      }
    }
    const asked = () =>
      [...new Set(site.requests({ host: TRACKER_HOST }).map(({ path }) => decodeURIComponent(path.slice(1))))].sort()
    // What would load without the SDK; it depends on the tag (a script in markup does not run).
    await page.goto(site.page('/bare', '<!doctype html><body>'))
    await play()
    let leaks: string[] = []
    const isStill = () => {
      const before = leaks
      leaks = asked()
      return leaks.length > 15 && before.length === leaks.length
    }
    await expect.poll(isStill, { intervals: [600] }).toBe(true)

    site.forgetRequests()
    await page.goto(site.page('/', consentPage({ config })))
    await page.evaluate(
      "window.told = []; document.addEventListener('consent:blocked', (event) => told.push(event.detail))",
    )
    await play()
    await page.waitForTimeout(600)
    expect(asked()).toEqual([])
    const told = (await page.evaluate('told')) as { kind: string; service: string }[]
    expect(told.length).toBeGreaterThanOrEqual(leaks.length)
    // What markup brings is tagged then, and tells once more as the medium that it is.
    const kinds = told.map((one) => `${one.kind === 'media' ? kind : one.kind} ${one.service}`)
    expect(new Set(kinds)).toEqual(new Set([`${kind} tracker`]))
    expect(consoleOf(page).errors).toEqual([])

    // What was held comes now, and is not asked for again.
    site.forgetRequests()
    await page.evaluate('InteractConsent.acceptAll()')
    await play()
    await expect.poll(asked).toEqual(leaks)
  })
}

test('a loader’s script is let go in its own element, with its listeners, once its service is granted', async ({
  site,
  page,
}) => {
  const url = site.script('/lib.js', 'window.ran = (window.ran ?? 0) + 1', { host: TRACKER_HOST })
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate(`
    window.script = document.createElement('script')
    script.src = ${JSON.stringify(url)}
    script.onload = () => { window.loaded = document.currentScript === null && script.isConnected }
    document.head.append(script)`)
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('[window.ran, window.loaded, script.src]')).toEqual([1, true, url])
})

test('what loaders put into the page is let go in the order in which it came', async ({ site, page }) => {
  const url = (at: number, delay: number) =>
    site.script(`/${at}.js`, `(window.order ??= []).push(${at})`, { host: TRACKER_HOST, delay })
  const urls = [300, 0, 150, 50, 0].map((delay, at) => url(at, delay))
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate((urls) => {
    for (const src of urls) document.head.append(Object.assign(document.createElement('script'), { async: false, src }))
  }, urls)
  await page.waitForTimeout(200)
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('window.order')).toEqual([0, 1, 2, 3, 4])
})

test('a refused image fires error, as behind a blocker', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config })))
  const url = site.url('/pixel.gif', TRACKER_HOST)
  expect(
    await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const image = new Image()
          image.onerror = (event) => resolve([(event as Event).type, image.complete, image.naturalWidth])
          image.src = src
        }),
      url,
    ),
  ).toEqual(['error', true, 0])
})

test('markup that document.write brings is held, and its script let go later', async ({ site, page }) => {
  const url = site.script('/written.js', 'window.written = true', { host: TRACKER_HOST })
  const body = `<p id="one">one</p><script>document.write('<p>two</p><script src="${url}"><' + '/script>')</script><p>three</p>`
  await page.goto(site.page('/', consentPage({ config, body })))
  expect(await page.locator('p').allTextContents()).toEqual(expect.arrayContaining(['one', 'two', 'three']))
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('window.written')).toBe(true)
})

test('an untagged script in the page’s own markup does not run before it is granted, and then runs once', async ({
  site,
  page,
}) => {
  const url = site.script('/own.js', 'window.ran = (window.ran ?? 0) + 1', { host: TRACKER_HOST })
  const body = `<script src="${url}"></script><script defer src="${url}?2"></script><script async src="${url}?3"></script>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.waitForTimeout(300)
  expect(await page.evaluate('window.ran')).toBeUndefined()
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('window.ran')).toBe(3)
})

test('a script that another tool holds by its type waits for the grant, whoever lets it go, and then runs once', async ({
  site,
  page,
}) => {
  const url = site.script('/typed.js', 'window.ran = (window.ran ?? 0) + 1', { host: TRACKER_HOST })
  const body = `<script type="text/plain" class="tool" src="${url}"></script>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.evaluate(`
    window.script = document.querySelector('.tool')
    script.type = 'text/javascript'
    document.body.append(script)`)
  await page.waitForTimeout(300)
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('window.ran')).toBe(1)
})

test('a frame whose markup loads from a declared host waits whole, says so, and comes with the grant', async ({
  site,
  page,
}) => {
  const url = site.url('/inside.js', TRACKER_HOST)
  const body = `<iframe title="By the parser" width="600" height="300" srcdoc="<script src='${url}?parser'></script>"></iframe>
<script>
  const frame = Object.assign(document.createElement('iframe'), { title: 'By a script', width: 600, height: 300 })
  frame.srcdoc = '<script src="${url}?script"><\\/script>'
  document.body.append(frame)
</script>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.getByRole('button', { name: 'Reject all' }).click()
  for (const name of ['By the parser', 'By a script']) await expect(placeholderIn(page, name)).toBeVisible()
  const asked = () =>
    site
      .requests(/inside/)
      .map(({ url: found }) => found)
      .join(' ')
  expect(asked()).not.toContain('?script')
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(asked).toContain('?script')
  expect(asked()).toContain('?parser')
  for (const name of ['By the parser', 'By a script']) await expect(placeholderIn(page, name)).toHaveCount(0)
})
