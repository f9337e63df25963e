import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine } from '../stage'

/* Whose cookie it is that an inline script writes later, each engine tells by its own call stack, or not at all. */

const write = (name: string): string => `document.cookie = '${name}=1; max-age=1000'`

export const taggedWriters = inEachEngine({
  async 'takes what an inline tag writes for its own, and leaves the site its own'({ name, engine, open, read }) {
    const inline = `${write('at_once')}
      Promise.resolve().then(() => { ${write('promised')} })
      setTimeout(() => { ${write('later')} }, 20)
      addEventListener('ping', () => { ${write('on_event')} })`
    const own = `${write('cart')}; setTimeout(() => { ${write('login')} }, 20)`
    const body = `<script type="text/plain" data-consent="analytics">${inline}</script><script>${own}</script>`
    await open(consentPage({ config: { ui: false, afterRevoke: 'keep' }, body }))
    await read(`void InteractConsent.acceptAll('session')`)
    await expect.poll(() => read('document.cookie'), { timeout: 15_000 }).toContain('later=1')
    // As a router or a library brings a script of the site's in.
    const late = `setTimeout(function () { ${write('late_login')} })`
    await read(
      `void document.body.append(Object.assign(document.createElement('script'), { text: ${JSON.stringify(late)} }))`,
    )
    await read(`void dispatchEvent(new Event('ping'))`)
    await expect.poll(() => read('document.cookie')).toContain('late_login=1')
    const session = (await engine.cookies()).filter((cookie) => cookie.session).map((cookie) => cookie.name)
    const tagged = name === 'webkit' ? ['at_once'] : ['at_once', 'later', 'on_event', 'promised']
    expect(session.filter((one) => one !== 'interact_consent').sort()).toEqual(tagged)
  },
})
