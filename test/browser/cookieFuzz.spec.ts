import * as fc from 'fast-check'
import { isWhole } from '../support/sweep'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

/** Cookie texts as nobody should write them, and as some do. */
const attribute = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'max-age',
        'Max-Age',
        'MAX-AGE',
        'expires',
        'Expires',
        'eXpIrEs',
        'path',
        'domain',
        'secure',
        'samesite',
        'x',
      ),
      fc.constantFrom('', ' ', '\t', '  ', '\u00a0', '\v'),
      fc.constantFrom('=', ' = ', '==', '', '=\t'),
      fc.oneof(
        fc.constantFrom('99999999', '"99999999"', '0', '-1', '1e9', '+5', '0x7f', '99999999999999999999', '5 5'),
        fc.constantFrom(
          'Fri, 01 Jan 2100 00:00:00 GMT',
          'Fri, 01-Jan-60 00:00:00 GMT',
          '1 Jan 2050 10:00',
          '00:00:00 1 jan 2099',
          'Thu, 01 Jan 1970 00:00:00 GMT',
          '2099-01-01T00:00:00Z',
          'Jan 1 00:00:00 49',
          'rubbish',
        ),
        fc.string({ maxLength: 8 }),
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ maxLength: 12 }),
)
const text = fc
  .tuple(
    fc.constantFrom('', 'a', '_st', '_st_b', ' c ', 'expires', 'max-age', '"q;', 'd\0e', 'f\ng'),
    fc.constantFrom('=', '', ' = '),
    fc.string({ maxLength: 6 }),
    fc.array(attribute, { maxLength: 6 }),
    fc.constantFrom(';', '; ', ' ;\t', ';;', '\n;', '\0;'),
  )
  .map(([name, equals, value, attributes, separator]) => [name + equals + value, ...attributes].join(separator))

/** The same texts in every run; others each time where a sweep is to be whole. */
const seed = isWhole ? Date.now() : 1

const config = {
  undeclared: 'block' as const,
  afterRevoke: 'keep' as const,
  categories: { analytics: {} },
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st*', lifetime: '1 year' }] }],
}

for (const [state, call] of [
  ['refused', 'rejectAll()'],
  ['session only', "acceptAll('session')"],
]) {
  test(`lets no cookie text outlive what was granted, and throws at none: ${state}`, async ({
    site,
    page,
    context,
  }) => {
    const texts = fc.sample(text, { seed, numRuns: 1_500 })
    await page.goto(site.page('/', consentPage({ config })))
    await page.evaluate(`InteractConsent.${call}`)
    // In small lots: a browser keeps only so many cookies.
    for (let at = 0; at < texts.length; at += 50) {
      const lot = texts.slice(at, at + 50)
      const thrown = await page.evaluate(
        (lot) =>
          lot.flatMap((text) => {
            try {
              // biome-ignore lint/suspicious/noDocumentCookie: that it is guarded is what is tested.
              document.cookie = text
              return []
            } catch (error) {
              return [`${JSON.stringify(text)}: ${error}`]
            }
          }),
        lot,
      )
      expect(thrown).toEqual([])
      const cookies = await jar(context)
      const wrong = cookies.filter(
        ({ name, session }) => name !== 'interact_consent' && (state === 'refused' || !session),
      )
      expect(wrong, JSON.stringify(lot)).toEqual([])
      await context.clearCookies()
    }
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('grants nothing and breaks nothing at ten thousand malformed choice cookies', async ({ site, page }) => {
  test.setTimeout(60_000)
  const field = fc.oneof(
    fc.constantFrom('v=1', 'granted=analytics', 'lifetime=persistent', 'by=visitor', 'at=1795489200', 'policy='),
    fc.string({ maxLength: 10 }),
  )
  const values = fc.sample(
    fc.array(field, { maxLength: 5 }).map((fields) => encodeURI(fields.join('&')).replace(/[;,]/g, '')),
    { seed, numRuns: 10_000 },
  )
  // The gate lets no script write to it; the site's server and a sibling domain can.
  const before = `<script>write = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set</script>`
  await page.goto(site.page('/', consentPage({ before, config: { ...config, ui: false } })))
  const granted = await page.evaluate(
    (values) =>
      values.filter((value) => {
        ;(Reflect.get(window, 'write') as (text: string) => void).call(document, `interact_consent=${value}`)
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        const consent = window.InteractConsent
        return consent && 'allows' in consent && consent.allows('analytics')
      }),
    values,
  )
  expect(granted, `seed ${seed}`).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})
