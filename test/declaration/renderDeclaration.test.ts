import { describe, expect, it } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import { renderDeclaration } from '../../src/declaration/renderDeclaration'
import { hotjar, stripe } from '../../src/services'
import { LANGUAGES } from '../../src/ui/text/loadText'

const SITE = { policy: { url: '/privacy', version: '1' }, services: [hotjar, stripe] }

describe('renderDeclaration', () => {
  it('lists each purpose, its services with provider and policy, and their cookies with purpose and lifetime', async () => {
    const html = await renderDeclaration(SITE)
    expect(html.startsWith('<div data-consent-declaration="" lang="en" dir="ltr"><section><h3>Necessary</h3>')).toBe(
      true,
    )
    expect(html).toContain(
      '<h4>Hotjar</h4><p>Records visits, draws heat maps, runs surveys</p><p>Provider: Contentsquare · ',
    )
    expect(html).toContain(`<a href="${hotjar.policyUrl}">Privacy policy (Hotjar)</a>`)
    expect(html).toContain('<dt>Session cookies</dt><dd><code dir="ltr">_hjHasCachedUserAttributes</code>')
    expect(html).toContain('<code dir="ltr">_hjSession_*</code>: keeps the visit (30 minutes)')
    expect(html).toContain('<dt>Other data on your device</dt><dd><code dir="ltr">_hj*</code>')
    for (const { name } of stripe.cookies ?? []) expect(html.indexOf(name)).toBeLessThan(html.indexOf('<h3>Analytics'))
  })

  it('says how long a cookie may stay where that is shorter than declared', async () => {
    const html = await renderDeclaration({
      categories: { analytics: { maxLifetime: '30 days' } },
      services: [
        {
          id: 'a',
          category: 'analytics',
          cookies: [
            { name: '_a', lifetime: '13 months' },
            { name: '_b', lifetime: '2 days' },
          ],
        },
        { id: 'c', category: 'analytics', maxLifetime: '60 days', cookies: [{ name: '_c', lifetime: '1 year' }] },
      ],
    })
    expect([...html.matchAll(/>(_\w)<\/code> \((.*?)\)/g)].map(([, name, time]) => `${name} ${time}`)).toEqual([
      '_a 30 days',
      '_b 2 days',
      '_c 60 days',
    ])
  })

  it('names what the SDK itself keeps: the choice, the list of names to erase, records not sent yet', async () => {
    const cookie = { name: 'my_choice', days: 90 }
    const necessary = async (config: ConsentConfig) => (await renderDeclaration(config)).split('</section>')[0]
    const html = await necessary({ cookie })
    expect(html).toContain('<dt>Persistent cookies</dt><dd><code dir="ltr">my_choice</code>: Your choice (90 days)')
    expect(html).toContain('<dt>Other data on your device</dt><dd><code dir="ltr">my_choice</code>: Your choice')
    expect(html).not.toContain('my_choice.receipts')
    expect(await necessary({ cookie, receipts: { url: '/r' } })).toContain(
      '<code dir="ltr">my_choice.receipts</code>: Your choice',
    )
  })

  it('speaks every language, with its lifetimes and its direction', async () => {
    const german = await renderDeclaration(SITE, 'de-AT')
    expect(german).toContain('lang="de-AT" dir="ltr"')
    expect(german).toContain('<h3>Statistik</h3>')
    expect(german).toContain('(30 Minuten)')
    expect(await renderDeclaration(SITE, 'ar')).toContain('lang="ar" dir="rtl"')
    const all = await Promise.all(LANGUAGES.map((language) => renderDeclaration(SITE, language)))
    expect(new Set(all).size).toBe(LANGUAGES.length)
  })

  it('speaks English if the language is unknown, and takes the words of the config', async () => {
    expect(await renderDeclaration(SITE, 'tlh')).toContain('<h3>Analytics</h3>')
    const text = { en: { provider: 'From {name}' } }
    expect(await renderDeclaration({ ...SITE, text, categories: { analytics: { label: 'Counting' } } })).toMatch(
      /<h3>Counting<\/h3>.*From Contentsquare/,
    )
  })

  it("says the site's own words for the necessary category, and for those that are asked about", async () => {
    const own = { label: 'Needed', description: 'For the basket.' }
    const html = await renderDeclaration({ categories: { necessary: own, analytics: { label: 'Counting' } } })
    expect(html).toContain('<section><h3>Needed</h3><p>For the basket.</p>')
    expect(html).not.toContain('<h3>Necessary</h3>')
    const german = {
      language: 'de',
      text: { de: { categories: { necessary: { label: 'Unentbehrlich', description: '' } } } },
    }
    expect(await renderDeclaration({ ...german, categories: { necessary: own } })).toContain('<h3>Unentbehrlich</h3>')
  })

  it('escapes markup in a text', async () => {
    const nasty = { id: 'x', category: 'analytics', name: '<b>&"', policyUrl: '"><script>', description: '</section>' }
    const html = await renderDeclaration({ services: [nasty] })
    expect(html).toContain('<h4>&lt;b&gt;&amp;"</h4><p>&lt;/section&gt;</p>')
    expect(html).toContain('href="&quot;&gt;&lt;script&gt;"')
  })

  it('throws for a wrong config, with a line for each problem', async () => {
    await expect(renderDeclaration({ services: [{ id: 'x', category: 'no' }] })).rejects.toThrow('services[0].category')
  })
})
