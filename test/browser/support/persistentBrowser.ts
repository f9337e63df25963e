import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, BrowserType, LaunchOptions, Page } from '@playwright/test'
import { watchConsole } from './consoleOf'

/** A browser with a profile on disk, which can be closed and started again as a visitor does. */
export interface PersistentBrowser {
  readonly context: BrowserContext
  newPage(): Promise<Page>
  /** Closes it and starts it again with the same profile: session cookies end, everything else stays. */
  restart(): Promise<BrowserContext>
  close(): Promise<void>
}

export async function launchPersistent(
  browser: BrowserType,
  options: LaunchOptions & BrowserContextOptions,
): Promise<PersistentBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'consent-profile-'))
  const launch = async (): Promise<BrowserContext> => {
    const started = await browser.launchPersistentContext(profile, options)
    watchConsole(started)
    return started
  }
  let context = await launch()
  return {
    get context() {
      return context
    },
    newPage: () => context.newPage(),
    restart: async () => {
      await context.close()
      context = await launch()
      return context
    },
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
