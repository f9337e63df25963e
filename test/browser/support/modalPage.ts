import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { ConsentConfig, Layout } from '../../../src/config/schema'
import { consentPage } from './consentPage'
import type { Site } from './site'
import { statsSite } from './statsSite'

export const LAYOUTS = ['modal', 'banner', 'corner'] as const satisfies Layout[]
export const VIEWS = ['notice', 'preferences'] as const
/** In CSS pixels: a desktop, and what WCAG 2.2, 1.4.10 asks for. */
export const WIDTHS = [1280, 320] as const
export const COLOR_SCHEMES = ['light', 'dark'] as const

/** The ready themes, and none. */
export const THEMES = ['', 'paper', 'mono', 'meadow', 'midnight']

interface Look {
  layout?: Layout
  theme?: string
  dir?: 'ltr' | 'rtl'
  css?: string
  config?: ConsentConfig
}

/** A plain page with the modal open in it, as this theme, layout and direction have it. */
export async function openModal(site: Site, page: Page, look: Look): Promise<void> {
  const { layout = 'modal', theme, dir, css = '', config } = look
  const themeFile = fileURLToPath(new URL(`../../../dist/themes/${theme}.css`, import.meta.url))
  const text = { ar: { title: 'خيارات ملفات تعريف الارتباط' } }
  const url = site.page(
    '/',
    consentPage({
      config: { ...statsSite, layout, ...(dir === 'rtl' && { language: 'ar', text }), ...config },
      head: `<style>${theme ? readFileSync(themeFile, 'utf8') : ''}${css}</style>`,
      body: `<main><h1>A page</h1><p><a href="#top">A link</a> <button data-consent-open>Cookies</button></p>
<div style="height: 1500px"></div><a id="last" href="#last">The last link</a></main>`,
    }),
  )
  if (page.url() === 'about:blank') await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('about:blank')
  await page.goto(url)
  await page.locator('[data-consent-action=accept-all]').waitFor()
}
