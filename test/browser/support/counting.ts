import type { Page } from '@playwright/test'

/** Code that counts, in the page, how often it has run under this name. */
export const counting = (name: string): string =>
  `(window.counts ??= {})['${name}'] = (window.counts['${name}'] ?? 0) + 1`

/** How often each has run. */
export const countsOf = (page: Page): Promise<Record<string, number>> => page.evaluate('window.counts ?? {}')
