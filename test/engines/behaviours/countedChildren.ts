import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine } from '../stage'

/* Frameworks that hydrate a document, and style sheets that count children, differ in where a banner may stand. */

const CSS = 'body > :first-child { border-top: 9px solid } body > * + * { margin-top: 40px }'
const parts = {
  head: `<style>${CSS}</style>`,
  body: '<header>Top</header><main>Text</main><footer>End</footer>',
}
const looks = `[...document.querySelectorAll('header, main, footer')].map((element) =>
  [element.getBoundingClientRect().top, getComputedStyle(element).borderTopWidth].join(' '))`
const refuse = '[data-consent-action=reject-all]'
const inSight = `document.querySelector('${refuse}')?.getBoundingClientRect().bottom <= innerHeight`

export const countedChildren = inEachEngine({
  async 'keeps a banner last in the body while the page starts, then before it, and moves nothing of the page'(stage) {
    const { engine, read, until } = stage
    await stage.open(consentPage({ src: null, ...parts }))
    const bare = await read(looks)
    await stage.open(consentPage({ config: { layout: 'banner' }, ...parts }))
    await until(inSight, true)
    expect(await read('document.body.lastElementChild.localName')).toBe('interact-consent')
    expect(await read(looks)).toEqual(bare)
    await read(`void document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))`)
    expect(await read('document.body.previousElementSibling.localName')).toBe('interact-consent')
    expect(await read(`document.querySelector('interact-consent').matches(':popover-open') && ${inSight}`)).toBe(true)
    expect(await read(looks)).toEqual(bare)
    await engine.press(refuse)
    await until('InteractConsent.choice?.granted', [])
    expect(await read(looks)).toEqual(bare)
  },
})
