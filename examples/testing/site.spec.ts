import { expect, test } from '@playwright/test'
import { answer, watchOthers } from './consent'

test('nobody is told of a visitor who refused', async ({ page, baseURL = '' }) => {
  const others = watchOthers(page, baseURL)
  await page.goto('/')
  await answer(page, [])
  await others.expectSilence()
})

test('statistics run once they are granted', async ({ page, baseURL = '' }) => {
  const others = watchOthers(page, baseURL)
  await page.goto('/')
  await answer(page, ['analytics'])
  await expect.poll(() => others.requests.length).toBeGreaterThan(0)
})
