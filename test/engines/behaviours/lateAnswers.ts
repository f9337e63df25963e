import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine } from '../stage'

/* Browsers differ in whether they break a request off before or after they tell the page that it is left. */

export const lateAnswers = inEachEngine({
  async 'posts a choice again where the page is left before the server has answered'({
    engine,
    name,
    open,
    read,
    site,
  }) {
    site.page('/consent', '', { hang: true })
    const posted = () => site.requests({ method: 'POST', path: '/consent' }).length
    await open(consentPage({ config: { ui: false, cookie: { url: '/consent' } } }))
    await read('void InteractConsent.acceptAll()')
    await expect.poll(posted).toBe(1)
    await engine.open(site.page('/next', consentPage({ src: null }), { host: `www.next-${name}.localhost` }))
    await expect.poll(posted).toBe(2)
  },
})
