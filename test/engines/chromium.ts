import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumArgs } from '../../scripts/browsers.mjs'
import type { Engine } from './engine'

/** WebTransport is QUIC. */
const args = chromiumArgs.filter((flag) => flag !== '--disable-quic')

export async function startChromium(executablePath: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'consent-chromium-'))
  const launch = async (): Promise<[BrowserContext, Page]> => {
    const context = await chromium.launchPersistentContext(profile, { executablePath, args, locale: 'en-GB' })
    return [context, context.pages()[0] ?? (await context.newPage())]
  }
  let [context, page] = await launch()
  return {
    name: 'chromium',
    version: context.browser()?.version() ?? '',
    open: async (url) => void (await page.goto(url, { timeout: 120_000 })),
    evaluate: (expression) => page.evaluate(expression),
    press: (selector) => page.click(selector),
    picture: async () => (await page.screenshot()).toString('base64'),
    cookies: async () =>
      (await context.cookies(page.url())).map(({ name, httpOnly, expires }) => ({
        ...{ name, httpOnly },
        session: expires === -1,
      })),
    restart: async () => {
      await context.close()
      ;[context, page] = await launch()
    },
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
