import { beforeAll, expect, it } from 'vitest'
import { consentPage, TRACKER_HOST } from '../../browser/support/site'
import type { Stage } from '../stage'

/*
 * Parsers differ in when a script of the page gets its turn, and jars in what a cookie without a name is: what must be
 * so from the first moment on is tried in each stage.engine.
 */

const config = { ui: false, services: [{ id: 'stats', category: 'analytics', hosts: [TRACKER_HOST] }] }

export const firstMoments = (stage: Stage): void => {
  beforeAll(async () => {
    stage.site.script('/t.js', 'tracked = true', { host: TRACKER_HOST })
  })

  const { name, read } = stage
  const host = `www.${name}-first.localhost`
  const open = async (path: string, html: string): Promise<void> => {
    stage.site.page(path, html)
    await stage.engine.open(stage.site.url(path, host))
  }

  it('a JSON block after the tag is in force for the very next script', async () => {
    const block = `<script type="application/json" id="interact-consent">${JSON.stringify(config)}</script>`
    const tracker = `<script src="${stage.site.url('/t.js', TRACKER_HOST)}"></script>`
    await open('/late', consentPage({ head: block + tracker, body: '<p>There</p>' }))
    await expect.poll(() => read('document.readyState')).toBe('complete')
    expect(await read('typeof tracked')).toBe('undefined')
    expect(await read('document.querySelectorAll(\'script[data-consent="stats"]\').length')).toBe(1)
  })

  it('a cookie without a name that was there before goes', async () => {
    await open('/old', '<!doctype html><title>Before the SDK</title>')
    await read("void (document.cookie = 'x; path=/; max-age=9999', document.cookie = 'b=1')")
    // Firefox takes it for the name of one without a value.
    expect((await read<string>('document.cookie')).split('; ').sort()).toEqual(['b=1', name === 'firefox' ? 'x=' : 'x'])
    await open('/now', consentPage({ config: { ui: false, undeclared: 'block' } }))
    await expect.poll(() => read('document.cookie'), { timeout: 10_000 }).toBe('')
  })
}
