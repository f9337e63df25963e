import { consentPage, consoleOf, expect, jar, storageOf, TRACKER_HOST, test } from './support/site'

const tag = (need: string, name: string) =>
  `<script type="text/plain" data-consent="${need}">window.ran = [...(window.ran ?? []), '${name}']</script>`
const head = [
  tag('analytics|marketing', 'either'),
  tag('!analytics', 'not analytics'),
  tag('!marketing functional', 'functional alone'),
  tag('!nothing', 'never'),
].join('')
const config = { afterRevoke: 'keep' as const }
const ran = 'window.ran ?? []'
const choose = (...granted: string[]) => `InteractConsent.choose({ granted: ${JSON.stringify(granted)} })`

for (const [granted, names] of [
  [[], ['not analytics']],
  [['marketing'], ['either', 'not analytics']],
  [
    ['functional', 'analytics'],
    ['either', 'functional alone'],
  ],
  [['functional', 'analytics', 'marketing'], ['either']],
] as const) {
  test(`"a|b" and "!a" where ${granted.join(', ') || 'nothing'} is granted`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage({ config, head })))
    await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
    expect(await page.evaluate(ran)).toEqual([])
    await page.evaluate(choose(...granted))
    await expect.poll(() => page.evaluate(ran)).toEqual(names)
    await page.reload()
    await expect.poll(() => page.evaluate(ran)).toEqual(names)
    await expect
      .poll(() => consoleOf(page).texts('error'))
      .toContainEqual(expect.stringContaining('unknown-id: "nothing"'))
  })
}

test('what runs because of a refusal may send, and keeps nothing that nobody declared', async ({
  site,
  page,
  context,
}) => {
  const src = site.script(
    '/count.js',
    `document.cookie = 'tracked=1; max-age=99'; localStorage.tracked = 1
     fetch('/hit', { mode: 'no-cors' }).finally(() => { window.done = true })`,
    { host: TRACKER_HOST },
  )
  const held = `<script type="text/plain" data-consent="!analytics" src="${src.replace(/\/\/[^:/]*/, `//${TRACKER_HOST}`)}"></script>`
  await page.goto(site.page('/', consentPage({ config, head: held })))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect.poll(() => page.evaluate('window.done')).toBe(true)
  expect(site.requests('/hit')).toHaveLength(1)
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  expect((await storageOf(page)).local).toEqual([])
})

test('a frame that takes either loads with the one that is granted', async ({ site, page }) => {
  site.page('/film', '<h1>Film</h1>')
  const body = `<iframe data-consent="functional|marketing" data-src="/film" title="Film"></iframe>
<iframe data-consent="!marketing" data-src="/still" title="Still"></iframe>`
  await page.goto(site.page('/', consentPage({ config: { ...config, layout: 'banner' }, body })))
  const frame = page.frameLocator('iframe[title=Film]')
  await expect(frame.getByText('Functional, Marketing')).toBeVisible()
  await frame.getByRole('button', { name: 'Always allow Functional', exact: true }).click()
  await expect(frame.getByRole('heading', { name: 'Film' })).toBeVisible()
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual(['functional'])
  await expect.poll(() => site.requests('/still')).toHaveLength(1)
})
