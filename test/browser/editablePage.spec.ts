import { consentPage, expect, test } from './support/site'

/* Editors that take the whole page: what is typed there is the page's text, never ours. */

for (const [how, body] of [
  ['contenteditable', '<script>document.body.contentEditable = "true"</script><p id="text">Text</p>'],
  ['designMode', '<script>document.designMode = "on"</script><p id="text">Text</p>'],
] as const) {
  test(`${how}: the notice is no part of what can be edited, and can be answered`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage({ body })))
    const heading = page.locator('interact-consent h2')
    const words = await heading.innerText()
    await heading.click()
    await page.keyboard.type('abc')
    expect(await heading.innerText()).toBe(words)
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await page.locator('#text').click()
    await page.keyboard.type('abc')
    await expect(page.locator('#text')).toContainText('abc')
    await expect(page.getByRole('button', { name: 'Cookie settings' })).toHaveText('Cookie settings')
  })
}
