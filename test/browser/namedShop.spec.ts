import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { consoleOf, expect, jar, test } from './support/site'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** All that the shop's owner types. */
const CONFIG = {
  policy: { url: '/privacy', version: '1' },
  services: ['google-tag-manager', 'google-analytics', 'meta', 'hotjar', 'youtube', 'crisp'],
  afterRevoke: 'keep',
}

/** What `npx @interactcx/consent` prints for it. */
async function consent(...words: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'consent-shop-'))
  try {
    await writeFile(join(folder, 'config.json'), JSON.stringify(CONFIG))
    return (await run(process.execPath, [cli, ...words, 'config.json'], { cwd: folder })).stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Each vendor's script, as far as it loads, writes and sends. */
const VENDORS: Record<string, string> = {
  'https://www.googletagmanager.com/gtm.js': `add('https://www.googletagmanager.com/gtag/js?id=G-1')`,
  'https://www.googletagmanager.com/gtag/js': `
    document.cookie = '_ga=GA1.1; max-age=63072000'
    navigator.sendBeacon('https://region1.google-analytics.com/g/collect')`,
  'https://connect.facebook.net/en_US/fbevents.js': `
    document.cookie = '_fbp=fb.1; max-age=7776000'
    new Image().src = 'https://www.facebook.com/tr?id=1'`,
  'https://static.hotjar.com/c/hotjar-1.js': `
    document.cookie = '_hjSessionUser_1=x; max-age=31536000'
    sessionStorage.setItem('_hjx', '1')
    fetch('https://in.hotjar.io/')`,
  'https://client.crisp.chat/l.js': `
    document.cookie = 'crisp-client/session=x; max-age=15552000'
    document.body.insertAdjacentHTML('beforeend', '<button id="chat">Chat</button>')`,
}

/** A page as the vendors' own instructions make it: their snippets as they are, the video tagged. */
const shop = (block: string, nonce: string): string => {
  const pasted = `<script nonce="${nonce}">
    function add(src) { const script = document.createElement('script'); script.async = true; script.src = src; document.head.append(script) }
    ${Object.keys(VENDORS)
      .filter((src) => !src.includes('/gtag/'))
      .map((src) => `add('${src}')`)
      .join('\n')}
  </script>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
    ${block}<script src="/consent.js" nonce="${nonce}"></script>${pasted}</head><body>
    <h1>Shop</h1><iframe data-consent="youtube" data-src="https://www.youtube.com/embed/1" title="Film" width="320" height="180"></iframe>
    <form id="login"><button>Log in</button></form>
    <script nonce="${nonce}">login.onsubmit = (event) => { event.preventDefault(); document.cookie = 'shop_login=me' }</script>
    <button data-consent-open>Cookie settings</button></body></html>`
}

/** Notes what is asked of others, and answers in their place. */
async function answerForVendors(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route(/^https:/, (route) => {
    const { origin, pathname } = new URL(route.request().url())
    asked.push(origin + pathname)
    const body = VENDORS[origin + pathname]
    if (body) return route.fulfill({ contentType: 'text/javascript', body })
    return route.fulfill({ contentType: 'text/html', body: 'film', headers: { 'Access-Control-Allow-Origin': '*' } })
  })
  return asked
}

const ASKED = [
  ...Object.keys(VENDORS),
  'https://region1.google-analytics.com/g/collect',
  'https://www.facebook.com/tr',
  'https://in.hotjar.io/',
  'https://www.youtube.com/embed/1',
].sort()
const COOKIES = ['_fbp', '_ga', '_hjSessionUser_1', 'crisp-client/session', 'interact_consent', 'shop_login']

test('a shop that names its tools: nothing leaves before consent, and all works after it', async ({
  site,
  page,
  context,
}) => {
  const asked = await answerForVendors(page)
  await page.goto(site.page('/', shop(await consent('expand'), '')))
  await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
  await page.waitForTimeout(300)
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForTimeout(300)
  expect(asked).toEqual([])
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent', 'shop_login'])

  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => [...new Set(asked)].sort()).toEqual(ASKED)
  await expect(page.locator('#chat')).toBeVisible()
  expect((await jar(context)).map(({ name }) => name)).toEqual(COOKIES)
  expect(consoleOf(page).errors).toEqual([])
})

test('the same config prints its policy page', async ({ site, page }) => {
  const policy = await consent('print', 'policy')
  await page.goto(site.page('/privacy', `<!doctype html><html lang="en"><title>Privacy</title>${policy}`))
  for (const name of ['Google Tag Manager', 'Google Analytics', 'Meta Pixel', 'Hotjar', 'YouTube', 'Crisp'])
    await expect(page.getByRole('heading', { name, level: 4 })).toBeVisible()
  await expect(page.getByText('_ga: tells visitors apart (2 years)')).toBeVisible()
})

test('the same config prints its headers: all works under that of the grant, nothing passes that of the refusal', async ({
  site,
  page,
}) => {
  const [refused = '', ...grants] = (await consent('print', 'csp')).match(/(?<=^Content-Security-Policy: ).*$/gm) ?? []
  const block = await consent('expand')
  const asked = await answerForVendors(page)
  const open = async (path: string, policy: string, head: string): Promise<void> => {
    const headers = { 'Content-Security-Policy': policy.replaceAll('{nonce}', 'n1') }
    await page.goto(site.page(path, shop(head, 'n1'), { headers }))
  }
  const violations = () =>
    consoleOf(page)
      .texts('error')
      .filter((text) => /Content.Security.Policy/i.test(text))

  await open('/granted', grants.at(-1) ?? '', block)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => [...new Set(asked)].sort()).toEqual(ASKED)
  expect(violations()).toEqual([])

  // Not even where everything is granted: a page that was served before that keeps its header.
  asked.length = 0
  await open('/refused', refused, block)
  await expect.poll(() => violations().length).toBeGreaterThan(3)
  expect(asked).toEqual([])
})
