import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

/** What holds for every page to come. A context that was asked for one of these is given to no other test. */
const LASTING = [
  'addInitScript',
  'close',
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'route',
  'routeFromHAR',
  'routeWebSocket',
  'setDefaultNavigationTimeout',
  'setDefaultTimeout',
  'setExtraHTTPHeaders',
  'setGeolocation',
  'setOffline',
] as const
/** `page.clock` is the context's too. */
const LASTING_OF_CLOCK = [
  'fastForward',
  'install',
  'pauseAt',
  'resume',
  'runFor',
  'setFixedTime',
  'setSystemTime',
] as const

/** How long a tab may take to close, in milliseconds. */
const PATIENCE = 5000

type Methods<Name extends string> = Record<Name, (...args: never[]) => unknown>

function onCall<Name extends string>(target: Methods<Name>, names: readonly Name[], tell: () => void): void {
  for (const name of names) {
    const own = target[name]
    target[name] = (...args) => {
      tell()
      return own.apply(target, args)
    }
  }
}

interface Shared {
  context: BrowserContext
  /** Keeps the window: with its last tab it would go. */
  keeper: Page
  options: string
  /** It would show in the next test what this one asked for. */
  isSpent: boolean
}

export interface ContextLender {
  /** A context without a cookie and with no page of another test. */
  lend(options: BrowserContextOptions): Promise<BrowserContext>
  takeBack(): Promise<void>
  close(): Promise<void>
}

/**
 * Gives the same context to one test after the other. A Chromium with a window, even a headless one, takes three times as
 * long to open a context with a page in it as to open another tab. What is stored is kept apart by the port: no two sites
 * of a worker have the same (`startSite`).
 */
export function shareContext(browser: Browser): ContextLender {
  let shared: Shared | undefined

  async function open(options: BrowserContextOptions): Promise<Shared> {
    const context = await browser.newContext(options)
    const opened = { context, keeper: await context.newPage(), options: JSON.stringify(options), isSpent: false }
    const spend = (): void => {
      opened.isSpent = true
    }
    onCall(context, LASTING, spend)
    onCall(context.clock, LASTING_OF_CLOCK, spend)
    return opened
  }
  async function close(): Promise<void> {
    const { context } = shared ?? {}
    shared = undefined
    await context?.close()
  }
  /** Returns whether all of them told that they are closed. One that leaves for another page just then may not. */
  async function closeTabs({ context, keeper }: Shared): Promise<boolean> {
    const others = context.pages().filter((page) => page !== keeper)
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, PATIENCE, false)
    })
    const closed = await Promise.race([Promise.all(others.map((page) => page.close())).then(() => true), late])
    clearTimeout(timer)
    return closed
  }
  return {
    async lend(options) {
      if (shared?.options !== JSON.stringify(options)) await close()
      // One that was told of since.
      if (shared && !(await closeTabs(shared))) await close()
      shared ??= await open(options)
      await shared.context.clearCookies()
      return shared.context
    },
    async takeBack() {
      if (!shared || shared.isSpent || !(await closeTabs(shared))) await close()
    },
    close,
  }
}
