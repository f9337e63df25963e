import { openModal } from './support/modalPage'
import { expect, test } from './support/site'

test('a button that is pressed while the banner gets its place in the page is pressed all the same', async ({
  site,
  page,
}) => {
  await openModal(site, page, { layout: 'corner' })
  const manage = page.locator('[data-consent-action=manage]')
  await manage.hover()
  await page.mouse.down()
  // It leaves the body two seconds after the page has loaded.
  await page.waitForTimeout(2300)
  await page.mouse.up()
  await expect(page.locator('[data-consent-view=preferences]')).toBeVisible()
  await expect(page.locator('html > interact-consent')).toHaveCount(1)
})
