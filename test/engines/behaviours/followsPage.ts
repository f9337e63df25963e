import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine, type Stage } from '../stage'

/* What the page says of itself, its language and its theme, can change while it is open. */

const config = { afterRevoke: 'keep' }
const body = `<iframe data-consent="marketing" data-src="/clip" title="A clip" width="500" height="300"></iframe>`
const head = '<style>.dark { --consent-surface: rgb(1, 2, 3) }</style>'
/** In the page: an element of the placeholder. */
const inFrame = (selector: string) =>
  `document.querySelector('iframe[title]')?.contentDocument?.querySelector('${selector}')`
const text = (hook: string) => `document.querySelector('[data-consent-action=${hook}]')?.textContent`
const open = (stage: Stage) => stage.open(consentPage({ config, head, body }))

export const followsPage = inEachEngine({
  async 'follows <html lang>: notice, launcher and placeholder, and the way they run'(stage) {
    const { read, until } = stage
    const speak = (lang: string) => read(`void (document.documentElement.lang = '${lang}')`)
    await open(stage)
    await until(text('reject-all'), 'Reject all')
    await until(`${inFrame('[data-consent-action=load-once]')}?.textContent`, 'Load this once')
    await speak('de')
    await until(text('reject-all'), 'Alle ablehnen')
    await until(`${inFrame('[data-consent-action=load-once]')}?.textContent`, 'Einmal laden')
    await read('void InteractConsent.rejectAll()')
    await until(`document.querySelector('.interact-consent-launcher')?.textContent`, 'Cookie-Einstellungen')
    await speak('ar')
    await until(`document.querySelector('.interact-consent-launcher')?.dir`, 'rtl')
    await until(`${inFrame('.interact-consent-placeholder')}?.ownerDocument.documentElement.dir`, 'rtl')
  },

  async 'follows the theme of the page in its placeholders'(stage) {
    const { read, until } = stage
    await open(stage)
    await read('void InteractConsent.rejectAll()')
    await until(`!!${inFrame('.interact-consent-placeholder')}`, true)
    const surface = `getComputedStyle(${inFrame('.interact-consent-placeholder')}).backgroundColor`
    await read(`void document.documentElement.classList.add('dark')`)
    await until(surface, 'rgb(1, 2, 3)')
    await read(`void document.documentElement.classList.remove('dark')`)
    await until(`${surface} === 'rgb(1, 2, 3)'`, false)
  },
})
