import { consentPage, consoleOf, expect, test } from './support/site'

/**
 * Thirty scripts of every kind. Async ones are far enough from the others' moments that the browser itself gives one
 * order and not several.
 */
function tags(held: boolean): string {
  const open = (attributes: string, type = '') =>
    held
      ? `<script type="text/plain"${type && ` data-type="${type}"`} data-consent="analytics" ${attributes}>`
      : `<script${type && ` type="${type}"`} ${attributes}>`
  const lines: string[] = []
  for (let i = 0; i < 30; i++) {
    const push = `log('${i}')`
    const src = (delay: number) => `src="/s/${i}?delay=${delay}"`
    if (i % 10 === 9) lines.push(`${open(`async ${src(900 + i * 40)}`)}</script>`)
    else if (i % 6 === 1) lines.push(`${open(src((i * 53) % 300))}</script>`)
    else if (i % 6 === 3) lines.push(`${open(`defer ${src((i * 37) % 200)}`)}</script>`)
    else if (i % 6 === 5) lines.push(`${open(src((i * 71) % 250), 'module')}</script>`)
    else if (i % 12 === 8) lines.push(`${open('', 'module')}${push}</script>`)
    else lines.push(`${open('')}${push}</script>`)
  }
  return lines.join('\n')
}

const setUp = '<script>window.order = []; window.log = (name) => order.push(name)</script>'

test('thirty mixed tags run in the order that the browser gives the same page untagged, each once', async ({
  site,
  page,
}) => {
  site.route('/s/*', (request, response) => {
    setTimeout(
      () => response.type('text/javascript').send(`log('${request.path.slice(3)}')`),
      Number(request.query.delay),
    )
  })
  const orderOf = async () => {
    await expect.poll(() => page.evaluate('order.length'), { timeout: 15_000 }).toBeGreaterThanOrEqual(30)
    await page.waitForTimeout(500)
    return page.evaluate<string[]>('order')
  }

  await page.goto(site.page('/plain', consentPage({ src: null, before: setUp, body: tags(false) })))
  const natural = await orderOf()
  expect(new Set(natural).size).toBe(30)
  expect(natural).toHaveLength(30)

  // Chosen on this page.
  await page.goto(site.page('/held', consentPage({ before: setUp, body: tags(true) })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await orderOf()).toEqual(natural)

  // Chosen before: the tags come in while the page is still being parsed.
  await page.reload()
  expect(await orderOf()).toEqual(natural)
  expect(consoleOf(page).errors).toEqual([])
})

for (const held of [false, true]) {
  test(`what a script puts off with a promise comes before the next script, ${held ? 'released' : 'as the browser has it'}`, async ({
    site,
    page,
  }) => {
    const open = held ? '<script type="text/plain" data-consent="analytics">' : '<script>'
    const body = [1, 2, 3].map((i) => `${open}log('${i}'); Promise.resolve().then(() => log('${i}, later'))</script>`)
    await page.goto(site.page('/', consentPage({ before: setUp, body: body.join('') })))
    if (held) await page.getByRole('button', { name: 'Accept all' }).click()
    const order = ['1', '1, later', '2', '2, later', '3', '3, later']
    await expect.poll(() => page.evaluate('order')).toEqual(order)
  })
}

test('the page is drawn while many scripts run', async ({ site, page }) => {
  const work = 'for (const end = performance.now() + 2; performance.now() < end; ); log("script")'
  const body = `<script type="text/plain" data-consent="analytics">${work}</script>`.repeat(200)
  await page.goto(site.page('/', consentPage({ before: setUp, body })))
  await page.evaluate('(function look() { log("frame"); requestAnimationFrame(look) })()')
  await page.getByRole('button', { name: 'Accept all' }).click()
  const order = async () => (await page.evaluate<string[]>('order')).join(' ')
  await expect.poll(async () => (await order()).match(/script/g)?.length, { timeout: 15_000 }).toBe(200)
  const [during = ''] = /script.*script/.exec(await order()) ?? []
  // How many there are is the machine's: a busy one draws fewer. In one task there would be none.
  expect(during.match(/frame/g)?.length ?? 0).toBeGreaterThan(0)
})

test('ten ordered externals download side by side, in two rounds of as many as the browser asks for at once', async ({
  site,
  page,
}) => {
  // Long enough that what the machine itself takes does not matter.
  const delay = 1000
  for (let i = 0; i < 10; i++) site.script(`/e${i}.js`, `log(${i})`, { delay })
  const body = Array.from(
    { length: 10 },
    (_, i) => `<script type="text/plain" data-consent="analytics" src="/e${i}.js"></script>`,
  ).join('')
  await page.goto(site.page('/', consentPage({ before: setUp, body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('order'), { timeout: 15_000 }).toEqual(Array.from({ length: 10 }, (_, i) => i))
  const [first = 0, ...rest] = site.requests(/^\/e\d\.js/).map(({ time }) => time)
  expect(rest).toHaveLength(9)
  // Chromium asks one host for six files at once: those before any is answered, the other four when the six are.
  expect((rest[4] ?? 0) - first).toBeLessThan(delay)
  expect((rest[8] ?? 0) - first).toBeLessThan(2 * delay)
})

test('one that hangs is passed over after 10 s and told; the scripts after it run', async ({ site, page }) => {
  test.setTimeout(40_000)
  site.script('/hang.js', 'log("hung")', { hang: true })
  site.script('/next.js', 'log("next")')
  const body = `<script type="text/plain" data-consent="analytics" src="/hang.js"></script>
<script type="text/plain" data-consent="analytics">log('inline')</script>
<script type="text/plain" data-consent="analytics" src="/next.js"></script>`
  const before = `${setUp}<script>document.addEventListener('consent:error', (event) => log(event.detail.error.code))</script>`
  await page.goto(site.page('/', consentPage({ before, body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.waitForTimeout(2_000)
  expect(await page.evaluate('order')).toEqual([])
  await expect.poll(() => page.evaluate('order'), { timeout: 12_000 }).toEqual(['script-timeout', 'inline', 'next'])
  // The words of a fault are fetched.
  await expect.poll(() => consoleOf(page).texts('error').join()).toMatch(/script-timeout: .*hang\.js/)
})
