import type { BrowserContext, Page } from '@playwright/test'

export interface ConsoleEntry {
  /** 'log', 'warning', 'error', … */
  type: string
  text: string
}

export interface ConsoleLog {
  readonly messages: readonly ConsoleEntry[]
  /** What was thrown and never caught. */
  readonly errors: readonly string[]
  /** Texts of the messages, of one type or of all. */
  texts(type?: string): string[]
}

interface Collected extends ConsoleLog {
  messages: ConsoleEntry[]
  errors: string[]
}

const logs = new WeakMap<Page, Collected>()
const watched = new WeakSet<BrowserContext>()

function logOf(page: Page): Collected {
  const known = logs.get(page)
  if (known) return known
  const messages: ConsoleEntry[] = []
  const texts = (type?: string): string[] =>
    messages.filter((entry) => !type || entry.type === type).map(({ text }) => text)
  const log: Collected = { messages, errors: [], texts }
  logs.set(page, log)
  return log
}

/** Listens on the context: a popup has said its first words by the time its `page` event comes. */
export function watchConsole(context: BrowserContext): void {
  if (watched.has(context)) return
  watched.add(context)
  context.on('console', (message) => {
    const page = message.page()
    if (page) logOf(page).messages.push({ type: message.type(), text: message.text() })
  })
  context.on('weberror', (webError) => {
    const page = webError.page()
    const error = webError.error()
    if (page) logOf(page).errors.push(error.stack ?? error.message)
  })
}

/** What a page said from its beginning; the arrays go on growing. Every context of the `test` fixtures is watched. */
export function consoleOf(page: Page): ConsoleLog {
  watchConsole(page.context())
  return logOf(page)
}
