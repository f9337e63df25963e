import { expect, type Page, type Request } from '@playwright/test'

/** Answers in the page that is open, as a visitor would; no category is a refusal. */
export async function answer(page: Page, granted: string[] = []): Promise<void> {
  await page.waitForFunction(() => 'choose' in (window.InteractConsent ?? {}))
  // A withdrawal reloads the page.
  await page.evaluate((ids) => window.InteractConsent?.choose?.({ granted: ids }), granted)
}

/**
 * Notes what goes to hosts other than the page's own, from here on. Where your site has cookies and hosts of its own that are
 * necessary, name them here.
 */
export function watchOthers(page: Page, own: string): { requests: Request[]; expectSilence(): Promise<void> } {
  const requests: Request[] = []
  const host = new URL(own).hostname
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^http/.test(protocol) && hostname !== host) requests.push(request)
  })
  return {
    requests,
    async expectSilence() {
      await page.waitForLoadState('networkidle')
      expect(requests.map((request) => request.url())).toEqual([])
      const cookies = (await page.evaluate(() => document.cookie)).split('; ')
      expect(cookies.filter((cookie) => cookie && !cookie.startsWith('interact_consent='))).toEqual([])
    },
  }
}
