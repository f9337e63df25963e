import { consentPage, consoleOf, expect, test } from './support/site'

const HOST = 'tracker.localhost'
const of = (more: object): object => ({ ui: false, services: [{ id: 'tracker', category: 'analytics', ...more }] })

/** Configs with a mistake in them. What was meant is in each, or could be. */
const MISTAKES: Record<string, object | string> = {
  'one text': of({ hosts: HOST }),
  'an object': of({ hosts: { [HOST]: true } }),
  'a scheme and a path': of({ hosts: [`https://${HOST}/x/y?z`] }),
  'a dot before it': of({ hosts: [`.${HOST}`] }),
  'a dot after it': of({ hosts: [`${HOST}.`] }),
  'a star before it': of({ hosts: [`*.${HOST}`] }),
  'a star alone': of({ hosts: ['*'] }),
  'a star and another': of({ hosts: ['*', 'x.example'] }),
  'a star at its end': of({ hosts: ['tracker.*'] }),
  'a star within': of({ hosts: ['tr*er.localhost'] }),
  'a star for its port': of({ hosts: [`${HOST}:*`] }),
  'a regular expression': of({ hosts: ['/tracker\\.localhost/'] }),
  capitals: of({ hosts: ['TRACKER.localhost'] }),
  blanks: of({ hosts: [` ${HOST} `] }),
  'the key host': of({ host: [HOST] }),
  'the key domains': of({ domains: [HOST] }),
  'the key url': of({ url: `https://${HOST}/a.js` }),
  'a category that does not exist': of({ hosts: [HOST], category: 'necesary' }),
  'a necessary service that covers it': {
    ui: false,
    services: [
      { id: 'own', category: 'necessary', hosts: ['localhost'] },
      { id: 'tracker', category: 'analytics', hosts: [HOST] },
    ],
  },
  'services as an object': { ui: false, services: { tracker: { category: 'analytics', hosts: [HOST] } } },
  'a name alone': { ui: false, services: ['google-analytics'] },
  'JSON with a comma too many': '{"ui":false,"services":[],}',
  'JSON with a comment': '{/* x */"ui":false,"services":[]}',
  'no JSON at all': ' ',
}

test('what was meant stays shut in the browser, and the page’s own host open, whatever the mistake', async ({
  site,
  page,
}) => {
  test.setTimeout(120_000)
  const found: Record<string, unknown> = {}
  for (const [name, config] of Object.entries(MISTAKES)) {
    await page.goto(site.page('/', consentPage({ config })))
    site.forgetRequests()
    const sent = await page.evaluate(
      (urls) =>
        Promise.all(
          urls.map((url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => 'sent',
              () => 'refused',
            ),
          ),
        ),
      [site.url('/x', HOST), '/own'],
    )
    found[name] = [...sent, site.requests(/\/x$/).length]
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(MISTAKES).map((name) => [name, ['refused', 'sent', 0]])))
  expect(consoleOf(page).errors).toEqual([])
})
