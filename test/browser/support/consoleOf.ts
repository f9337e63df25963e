import type { Page } from '@playwright/test'

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

export function watchConsole(page: Page): void {
  if (logs.has(page)) return
  const messages: ConsoleEntry[] = []
  const errors: string[] = []
  const texts = (type?: string): string[] =>
    messages.filter((entry) => !type || entry.type === type).map(({ text }) => text)
  logs.set(page, { messages, errors, texts })
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }))
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
}

/** What a page said from its beginning; the arrays go on growing. Every page of the `test` fixtures is watched. */
export function consoleOf(page: Page): ConsoleLog {
  watchConsole(page)
  return logs.get(page) as Collected
}
