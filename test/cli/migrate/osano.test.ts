import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { moved } from '../moved'

const { resolve } = createRequire(import.meta.url)

describe('moveOsano', () => {
  it('reads the examples that Osano ships', async () => {
    const folder = join(dirname(resolve('cookieconsent/package.json')), 'examples')
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(5)
    // Theirs are given to a helper that makes a button of each; as its documentation has it, they are given to the tool.
    const page = readFileSync(join(folder, 'example-5-opt-in.html'), 'utf8')
    const [, config = ''] = /'Try it': (\{[\s\S]*?\n {12}\}),?\s*\}/.exec(page) ?? []
    expect(config).toContain('opt-in')
    const { config: ours, err } = await moved('osano.js', `window.cookieconsent.initialise(${config})`)
    expect(ours).toEqual({ layout: 'banner', adopt: { from: 'cookieconsent' } })
    expect(err).toContain('adopt: theirs asks about nothing by name')
    expect(err).toContain('--consent-surface: #383b75; --consent-accent: #f1d600')
    const full = await moved(
      'full.js',
      `window.addEventListener('load', function () { window.cookieconsent.initialise({ type: 'opt-out', position: 'bottom-left', content: { href: '/privacy', deny: 'No' }, cookie: { expiryDays: 90 }, revokable: true, dismissOnScroll: 100 }) })`,
    )
    expect(full.config).toEqual({
      policy: { url: '/privacy', version: '1' },
      cookie: { days: 90 },
      mode: 'opt-out',
      layout: 'corner',
      text: { en: { rejectAll: 'No' } },
      adopt: { from: 'cookieconsent', days: 90 },
    })
    expect(full.err).toContain('dismissOnScroll: scrolling decides nothing')
  })
})
