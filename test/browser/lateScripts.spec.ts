import { consentPage, consoleOf, expect, test } from './support/site'

test('document.write of a released script is put where the script stands and never wipes the page', async ({
  site,
  page,
}) => {
  site.script('/writer.js', `document.write('<b id="ext">external</b>'); document.writeln('<i>line</i>')`)
  site.script('/nested.js', `window.nested = (window.nested ?? 0) + 1; document.write('<u id="deep">deep</u>')`)
  const body = `<main id="main">content</main>
<script type="text/plain" data-consent="analytics">document.write('<p id="in'); document.write('line">inline</p>')</script>
<script type="text/plain" data-consent="analytics" src="/writer.js"></script>
<script type="text/plain" data-consent="analytics">document.open(); document.write('<script src="/nested.js"><\\/script>'); document.close()</script>
<footer id="footer"></footer>`
  await page.goto(site.page('/', consentPage({ body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(page.locator('#deep')).toHaveText('deep')
  await expect(page.locator('#main')).toHaveText('content')
  await expect(page.locator('#inline')).toHaveText('inline')
  await expect(page.locator('#ext')).toHaveText('external')
  expect(await page.evaluate('nested')).toBe(1)
  expect(await page.evaluate(() => document.querySelector('#inline')?.previousElementSibling?.tagName)).toBe('SCRIPT')
  expect(consoleOf(page).errors).toEqual([])
  // What stood in for the platform's own meanwhile is gone.
  expect(await page.evaluate('Object.hasOwn(document, "addEventListener")')).toBe(false)
})

test('listeners for moments that have passed are called once, in order, after all scripts', async ({ site, page }) => {
  site.script(
    '/late.js',
    `for (const type of ['DOMContentLoaded', 'readystatechange']) document.addEventListener(type, (e) => log('ext ' + e.type + (e.target === document)))
     window.addEventListener('load', { handleEvent(e) { log('ext ' + e.type + needed + (e.currentTarget === window)) } })`,
  )
  const body = `<script>order = []; log = (name) => order.push(name)
  document.addEventListener('DOMContentLoaded', () => log('page DOMContentLoaded'))</script>
<script type="text/plain" data-consent="analytics" src="/late.js"></script>
<script type="text/plain" data-consent="analytics">
  window.onload = () => log('onload')
  const gone = () => log('never')
  addEventListener('load', gone); removeEventListener('load', gone)
  document.addEventListener('DOMContentLoaded', () => { log('throws'); throw new Error('mine') })
  addEventListener('click', () => log('click'))
</script>
<script type="text/plain" data-type="module" data-consent="analytics">document.addEventListener('DOMContentLoaded', () => log('module'))</script>
<script type="text/plain" data-consent="analytics">window.needed = true</script>`
  await page.goto(site.page('/', consentPage({ body })))
  await page.waitForLoadState('load')
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect
    .poll(() => page.evaluate<string[]>('order'))
    .toEqual([
      'page DOMContentLoaded',
      'ext readystatechangetrue',
      'ext DOMContentLoadedtrue',
      'throws',
      'module',
      'ext loadtruetrue',
      'onload',
    ])
  await page.waitForTimeout(300)
  expect(await page.evaluate('order.length')).toBe(7)
  expect(consoleOf(page).errors).toHaveLength(1)
  expect(consoleOf(page).errors[0]).toContain('mine')
  // A late listener of the page's own stays uncalled, as the platform has it.
  await page.evaluate("addEventListener('load', () => log('own')); document.body.click()")
  await page.waitForTimeout(100)
  expect(await page.evaluate('order.slice(7)')).toEqual(['click'])
})
