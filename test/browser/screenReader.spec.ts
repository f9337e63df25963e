import { openModal } from './support/modalPage'
import { expect, test } from './support/site'

test('tells a screen reader the name, the text and the buttons of the notice', async ({ site, page }) => {
  await openModal(site, page, {})
  await expect(page.locator('#interact-consent-root')).toMatchAriaSnapshot(`
    - dialog "Your cookie choices":
      - heading "Your cookie choices" [level=2]
      - button "Refuse and close": ×
      - paragraph:
        - text: /We use cookies/
        - link "Privacy policy"
      - paragraph: /Session cookies are gone/
      - switch "Session cookies only"
      - paragraph: /What you accept is gone/
      - button "Accept all"
      - button "Reject all"
      - button "Manage choices"
  `)
})

test('tells a screen reader the switches of the preferences, by category', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.locator('[data-consent-action=manage]').click()
  await expect(page.locator('#interact-consent-root')).toMatchAriaSnapshot(`
    - dialog "Manage choices":
      - heading "Manage choices" [level=2]
      - button "Close without saving": ×
      - paragraph: /Session cookies are gone/
      - switch "Session cookies only"
      - group "Necessary"
      - group "Functional":
        - switch "Functional"
      - group "Analytics":
        - switch "Analytics"
      - group "Marketing":
        - switch "Marketing"
      - paragraph:
        - link "privacy@example.com"
      - button "Accept all"
      - button "Reject all"
      - button "Save choices"
  `)
})

test('tells a screen reader that a banner is a region beside the page', async ({ site, page }) => {
  await openModal(site, page, { layout: 'banner' })
  await expect(page.locator(':root')).toMatchAriaSnapshot(`
    - region "Your cookie choices":
      - heading "Your cookie choices" [level=2]
      - button "Refuse and close"
      - switch "Session cookies only"
      - button "Accept all"
      - button "Reject all"
      - button "Manage choices"
    - main
  `)
})
