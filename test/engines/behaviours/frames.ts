import { beforeAll, expect, it } from 'vitest'
import { consentPage } from '../../browser/support/site'
import type { Stage } from '../stage'

/*
 * Placeholders stand in the documents of the frames that wait, and browsers differ in when a frame has which document,
 * what its first address leaves in the session's history, and what a page's policy says of it.
 */

const VENDOR = 'player.localhost'
const config = { ui: false, afterRevoke: 'keep', services: [{ id: 'clips', category: 'marketing', hosts: [VENDOR] }] }
/** In the page: the placeholder in a frame. */
const placeholder = (selector: string) =>
  `document.querySelector('${selector}')?.contentDocument?.querySelector('.interact-consent-placeholder')`
const press = (selector: string, hook: string) =>
  `void ${placeholder(selector)}.querySelector('[data-consent-action="${hook}"]').click()`

export const frames = (stage: Stage): void => {
  let count = 0
  beforeAll(async () => {
    stage.site.page('/clip', '<!doctype html><p>clip</p><script>parent.postMessage(self.origin, "*")</script>', {
      host: VENDOR,
    })
  })

  const { name, read } = stage
  const until = (expression: string) =>
    expect.poll(() => read<boolean>(`!!(${expression})`), { timeout: 15_000 }).toBe(true)
  const clip = (more = '') =>
    `<iframe data-consent="clips" data-src="${stage.site.url('/clip', VENDOR)}" title="A clip" width="400" height="300" ${more}></iframe>`
  const open = async (body: string, headers: Record<string, string> = {}) => {
    stage.site.forgetRequests()
    const before = `<script nonce="n">told = []; addEventListener('message', ({ data }) => told.push(data))
addEventListener('securitypolicyviolation', ({ violatedDirective }) => told.push(violatedDirective))</script>`
    const html = consentPage({
      config,
      before,
      body,
      attributes: headers['Content-Security-Policy'] ? { nonce: 'n' } : {},
    })
    await stage.engine.open(stage.site.page('/', html, { headers, host: `www.frames-${name}-${count++}.localhost` }))
    await until(`typeof InteractConsent !== 'undefined'`)
    await read('void InteractConsent.rejectAll()')
  }

  it('shows the placeholder in the frame, under a policy that lets nothing else in', async () => {
    const policy = `default-src 'none'; img-src 'self'; script-src 'nonce-n' 'strict-dynamic'; frame-src http://*.localhost:*; require-trusted-types-for 'script'`
    await open(clip(), { 'Content-Security-Policy': policy })
    await until(placeholder('iframe'))
    expect(await read(`getComputedStyle(${placeholder('iframe')}).overflow`)).toBe('auto')
    expect(await read(`document.querySelectorAll('iframe[src*="${VENDOR}"]').length`)).toBe(1)
    expect(await read(`document.querySelector('iframe').nextElementSibling`)).toBeNull()
    await read(press('iframe', 'load-once'))
    await expect.poll(() => read('told')).toEqual([stage.site.url('', VENDOR).replace(/\/$/, '')])
  })

  it('takes the sandbox off a frame that waits, and never loads one without it', async () => {
    await open(clip('sandbox="allow-scripts"'))
    await until(placeholder('iframe'))
    await read(`void document.body.append(document.querySelector('iframe').cloneNode())`)
    await until(placeholder('iframe:last-of-type'))
    await read('void InteractConsent.acceptAll()')
    // A sandboxed document has no origin.
    await expect.poll(() => read('told')).toEqual(['null', 'null'])
    await read('void InteractConsent.rejectAll()')
    await until(placeholder('iframe'))
  })

  it('holds a frame that a lazy loader navigates by its window', async () => {
    await open(clip())
    const ways = ['.location.replace(url)', '.location.assign(url)', '.location.href = url', '.location = url']
    const go = (way: string) =>
      read(
        `(() => { const url = '${stage.site.url('/clip', VENDOR)}'; document.querySelector('iframe').contentWindow${way} })()`,
      )
    for (const way of ways) await go(way)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(stage.site.requests({ host: VENDOR })).toEqual([])
    await until(placeholder('iframe'))
    await read('void InteractConsent.acceptAll()')
    await expect.poll(() => read('told.length')).toBe(1)
    await go('.location.replace(url)')
    await expect.poll(() => read('told.length')).toBe(2)
  })

  it('leaves no step in the history of the session', async () => {
    await open(clip())
    const steps = await read('history.length')
    for (const verb of ['acceptAll', 'rejectAll', 'acceptAll', 'rejectAll']) {
      await read(`void InteractConsent.${verb}()`)
      if (verb === 'rejectAll') await until(placeholder('iframe'))
      else await until(`!document.querySelector('iframe').contentDocument`)
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect([verb, await read('history.length')]).toEqual([verb, steps])
    }
  })

  it('follows a frame wherever the page puts it, or a copy of it', async () => {
    await open(`<main>${clip()}</main><footer></footer>`)
    await until(placeholder('main iframe'))
    await read(`void document.querySelector('footer').append(document.querySelector('iframe'))`)
    await until(placeholder('footer iframe'))
    await read(`void document.querySelector('main').replaceChildren(document.querySelector('iframe').cloneNode(true))`)
    await until(placeholder('main iframe'))
    await read(press('main iframe', 'load-once'))
    await until(`!document.querySelector('main iframe').contentDocument`)
    await until(placeholder('footer iframe'))
    expect(stage.site.requests({ host: VENDOR })).toHaveLength(1)
  })

  it('cuts off what lies over a video where the page cuts off the video', async () => {
    const video = `<video data-consent="clips" data-src="${stage.site.url('/clip', VENDOR)}" title="A film" style="flex:0 0 300px;height:200px"></video>`
    await open(`<div style="display:flex;width:500px;margin:0">
      <div id="strip" style="display:flex;width:400px;overflow:auto"><p style="flex:0 0 250px">text</p>${video}</div>
      <button style="width:100px">Buy</button></div>`)
    await until(placeholder('video + iframe'))
    const over = (x: number) =>
      `(() => { const { left, top } = document.querySelector('#strip').getBoundingClientRect()
        return document.elementFromPoint(left + ${x}, top + 100)?.localName })()`
    await expect.poll(() => read(over(450))).toBe('button')
    expect(await read(over(300))).toBe('iframe')
    await read(`void document.querySelector('#strip').scrollTo(250, 0)`)
    await expect.poll(() => read(over(100)), { timeout: 5000 }).toBe('iframe')
    expect(await read(over(450))).toBe('button')
  })

  it('paints what lies over a small video, which scrolls', async () => {
    const src = stage.site.url('/clip', VENDOR)
    await open(`<video data-consent="clips" data-src="${src}" title="A film" width="240" height="120"></video>`)
    const box = placeholder('video + iframe')
    await until(`${box}?.scrollHeight > ${box}?.clientHeight`)
    const colours = async () => {
      const picture = await stage.engine.picture()
      return await read<number>(`new Promise((resolve, reject) => {
        const image = new Image()
        image.onerror = reject
        image.onload = () => {
          const context = document.createElement('canvas').getContext('2d')
          context.drawImage(image, 0, 0)
          resolve(new Set(new Uint32Array(context.getImageData(20, 20, 200, 90).data.buffer)).size)
        }
        image.src = 'data:image/png;base64,${picture}'
      })`)
    }
    // Nothing but the page behind it is one.
    await expect.poll(colours).toBeGreaterThan(1)
  })

  it('keeps banner and launcher in sight where the page puts an effect on its body', async () => {
    const style = '<style>body { filter: grayscale(1); transform: translateX(0) }</style>'
    const html = consentPage({
      config: { ...config, ui: true, layout: 'banner' },
      body: `${style}${'<p>text</p>'.repeat(200)}`,
    })
    await stage.engine.open(stage.site.page('/', html, { host: `www.effects-${name}.localhost` }))
    const inSight = (selector: string) =>
      `(() => { const box = document.querySelector('${selector}')?.getBoundingClientRect()
        return box?.height && box.top >= 0 && box.bottom <= innerHeight })()`
    await until(inSight('[data-consent-action=reject-all]'))
    await read('scrollTo(0, 1500)')
    expect(await read(`scrollY > 1000 && ${inSight('[data-consent-action=reject-all]')}`)).toBe(true)
    await stage.engine.press('[data-consent-action=reject-all]')
    await until(inSight('.interact-consent-launcher'))
  })
}
