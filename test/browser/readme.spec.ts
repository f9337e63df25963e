import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Page, Route } from '@playwright/test'
import { putHash, readBuilt } from '../../scripts/hashes.mjs'
import { type Consumer, installPacked } from '../package/consumer'
import { consoleOf, expect, test } from './support/site'

let consumer: Consumer
let readme = ''

// In one worker, so that it is packed once.
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  consumer = await installPacked()
  // As `npm pack` writes it.
  readme = putHash(readFileSync(join(installed(), 'README.md'), 'utf8'), readBuilt())
})
test.afterAll(() => consumer.remove())

const installed = () => join(consumer.folder, 'node_modules/@interactcx/consent')
/** The snippets of one kind under a heading of the README. */
const snippets = (heading: string, kind: string): string[] => {
  const [, text = ''] = readme.split(`\n${heading}\n`)
  return [...(text.split(/^##/m)[0] ?? '').matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  )
}

/** Answers as the two CDNs do: any file of the tarball, at its version, for every origin. */
async function serveCdn(page: Page, host: string, prefix: string): Promise<string[]> {
  const asked: string[] = []
  await page.route(`https://${host}/**`, (route: Route) => {
    const { pathname } = new URL(route.request().url())
    const [, path = ''] =
      new RegExp(`^${prefix}/@interactcx/consent@${readBuilt().version}(/.*)?$`).exec(pathname) ?? []
    // At the package's own address each serves what package.json names for it.
    const manifest = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'))
    const file = join(installed(), path || manifest[host.includes('unpkg') ? 'unpkg' : 'jsdelivr'])
    asked.push(path)
    if (!existsSync(file)) return route.fulfill({ status: 404, body: 'not found' })
    const type = extname(file) === '.js' ? 'text/javascript' : 'text/plain'
    return route.fulfill({
      contentType: `${type}; charset=utf-8`,
      headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
      body: readFileSync(file),
    })
  })
  return asked
}

/** Refuses, comes back by the button, accepts. */
async function walk(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  expect(await page.evaluate('typeof ran')).toBe('undefined')
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('typeof ran')).toBe('boolean')
  expect(await page.evaluate('document.cookie')).toContain('_pk_id.1=x')
  expect(consoleOf(page).texts('error')).toEqual([])
}
async function serveVendors(page: Page): Promise<void> {
  await page.route('https://stats.example.com/matomo.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "document.cookie = '_pk_id.1=x; max-age=9999'; ran = true" }),
  )
  await page.route('https://video.example.com/**', (route) => route.fulfill({ contentType: 'text/html', body: 'film' }))
}
const pageWith = (head: string) =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${snippets('## Tags and frames', 'html').join('')}</body></html>`

test('the tag for a CDN works when pasted, with its version and its hash', async ({ site, page }) => {
  const asked = await serveCdn(page, 'cdn.jsdelivr.net', '/npm')
  await serveVendors(page)
  const [tag = ''] = snippets('### From a CDN', 'html')
  await page.goto(site.page('/', pageWith(tag)))
  await walk(page)
  expect(asked).toContain('/dist/consent-ui.js')
})

test('so it does from the address without a file name, as unpkg and jsDelivr serve it', async ({ site, page }) => {
  const asked = await serveCdn(page, 'unpkg.com', '')
  await serveVendors(page)
  const [tag = ''] = snippets('### From a CDN', 'html')
  const short = tag.replace(
    `https://cdn.jsdelivr.net/npm/@interactcx/consent@${readBuilt().version}/dist/consent.js`,
    `https://unpkg.com/@interactcx/consent@${readBuilt().version}`,
  )
  expect(short).not.toBe(tag)
  await page.goto(site.page('/', pageWith(short)))
  await walk(page)
  expect(asked).toContain('/dist/consent-ui.js')
})

test('the tag for files of one’s own works when pasted, once they were copied', async ({ site, page }) => {
  await serveVendors(page)
  await consumer.node(
    `process.argv.splice(2, 9, 'copy', 'public/consent'); await import('${join(installed(), 'dist/cli.js')}')`,
  )
  site.route('/consent/*', (request, response) => response.sendFile(join(consumer.folder, 'public', request.path)))
  const [tag = ''] = snippets('### From your own host', 'html')
  await page.goto(site.page('/', pageWith(tag)))
  await walk(page)
})

test('the module for npm works when pasted', async ({ site, page }) => {
  const [code = ''] = snippets('### From npm', 'ts')
  for (const [name, text] of await consumer.bundle(code)) site.script(`/${name}`, text)
  const logged: string[] = []
  page.on('console', (message) => logged.push(message.text()))
  await page.goto(
    site.page('/', '<!doctype html><html lang="en"><head><script type="module" src="/app.js"></script></head></html>'),
  )
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => logged).toContain('statistics may run')
})
