import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import type { Engine } from './engine'

/** Off under automation, or kept from loopback, and on for everybody else. */
const extraPrefsFirefox = {
  'network.http.speculative-parallel-limit': 20,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
}

export async function startFirefox(executablePath: string): Promise<Engine> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'consent-firefox-'))
  const start = async (): Promise<[Browser, Page]> => {
    const browser = await launch({ browser: 'firefox', executablePath, userDataDir, extraPrefsFirefox })
    return [browser, (await browser.pages())[0] ?? (await browser.newPage())]
  }
  let [browser, page] = await start()
  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^.*\//, ''),
    open: async (url) => void (await page.goto(url, { timeout: 120_000 })),
    evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    press: (selector) => page.click(selector),
    picture: () => page.screenshot({ encoding: 'base64' }),
    cookies: async () =>
      (await page.cookies()).map(({ name, httpOnly = false, session }) => ({ name, httpOnly, session })),
    restart: async () => {
      await browser.close()
      ;[browser, page] = await start()
    },
    close: async () => {
      await browser.close()
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
