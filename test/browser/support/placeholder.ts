import type { Locator, Page } from '@playwright/test'

/** What stands for the frame or video that is so called, in the document of that frame or of the one that lies over it. */
export const placeholderIn = (page: Page, name: string): Locator =>
  page.frameLocator(`iframe[title="${name}"]`).locator('.interact-consent-placeholder')

/** How many of them are in the page, seen or not. */
export async function countPlaceholders(page: Page): Promise<number> {
  const counts = page.frames().map((frame) =>
    frame
      .locator('.interact-consent-placeholder')
      .count()
      // Its frame has left the page meanwhile.
      .catch(() => 0),
  )
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
