import { afterAll, beforeAll, expect, it } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { startSite } from '../../browser/support/site'
import type { Engine } from '../engine'
import type { Stage } from '../stage'

const CONFIG = {
  policy: { url: '/privacy', version: '1' },
  afterRevoke: 'keep',
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
}

const BODY = `<script type="text/plain" data-consent="stats">document.cookie = '_st=1; max-age=1000'; ran = true</script>
<button data-consent-open>Cookies</button>`

interface SmokeSite {
  /** A page on a site of its own, which knows nothing of the others. */
  url(name: string): string
  close(): Promise<void>
}

async function startSmokeSite(): Promise<SmokeSite> {
  const site = await startSite()
  site.page('/', consentPage({ config: CONFIG, body: BODY }))
  return { url: (name) => site.url('/', `www.${name}-smoke.localhost`), close: site.close }
}

const action = (name: string): string => `[data-consent-action="${name}"]`
const isOpen = `!!document.querySelector('#interact-consent-root')?.getClientRects().length`
const shown = (name: string) => `!!document.querySelector('${action(name)}')?.getClientRects().length`

/** Asks again until it is so. */
async function until(engine: Engine, expression: string): Promise<void> {
  await expect.poll(() => engine.evaluate<boolean>(expression), { timeout: 20_000 }).toBe(true)
}

/** [name, whether it ends with the session] */
const cookies = async (engine: Engine) =>
  (await engine.cookies()).map(({ name, session }) => [name, session]).sort(([a], [b]) => `${a}`.localeCompare(`${b}`))

async function answer(engine: Engine, url: string, name: string): Promise<void> {
  await engine.open(url)
  await until(engine, shown(name))
  await engine.press(action(name))
  await until(engine, `!(${shown(name)})`)
}

/** The whole job once, as a visitor does it: pressed in the modal, seen in the browser's own jar. */
const CHECKS: Record<string, (engine: Engine, site: SmokeSite) => Promise<void>> = {
  'undecided: asks, and holds everything back': async (engine, site) => {
    await engine.open(site.url('undecided'))
    await until(engine, shown('reject-all'))
    expect(await engine.evaluate('typeof ran')).toBe('undefined')
    expect(await cookies(engine)).toEqual([])
  },

  'refused: remembered without an identifier, and not asked again': async (engine, site) => {
    await answer(engine, site.url('refused'), 'reject-all')
    await engine.open(site.url('refused'))
    expect(await cookies(engine)).toEqual([['interact_consent', false]])
    expect(await engine.evaluate('document.cookie')).not.toContain('id=')
    expect(await engine.evaluate(isOpen)).toBe(false)
    expect(await engine.evaluate('typeof ran')).toBe('undefined')
  },

  'accepted: runs, is remembered, and withdrawn again in preferences': async (engine, site) => {
    await answer(engine, site.url('accepted'), 'accept-all')
    await until(engine, `typeof ran !== 'undefined'`)
    expect(await cookies(engine)).toEqual([
      ['_st', false],
      ['interact_consent', false],
    ])
    await engine.open(site.url('accepted'))
    await until(engine, `typeof ran !== 'undefined'`)

    await engine.press('[data-consent-open]')
    await until(engine, shown('reject-all'))
    await engine.press(action('reject-all'))
    await until(engine, `!document.cookie.includes('_st')`)
    await engine.evaluate(`document.cookie = '_st=back; max-age=1000'`)
    expect(await cookies(engine)).toEqual([['interact_consent', false]])
  },

  'session only: nothing outlives the session, and the next one asks': async (engine, site) => {
    await engine.open(site.url('session'))
    await until(engine, shown('accept-all'))
    await engine.press('#interact-consent-root [role="switch"]')
    await engine.press(action('accept-all'))
    await until(engine, `typeof ran !== 'undefined'`)
    expect(await cookies(engine)).toEqual([
      ['_st', true],
      ['interact_consent', true],
    ])
    if (!engine.restart) return
    await engine.restart()
    await engine.open(site.url('session'))
    await until(engine, shown('accept-all'))
    expect(await cookies(engine)).toEqual([])
  },
}

export function smoke(stage: Stage): void {
  let site: SmokeSite
  beforeAll(async () => {
    site = await startSmokeSite()
  })
  afterAll(() => site?.close())
  it.each(Object.entries(CHECKS))('%s', (_, check) => check(stage.engine, site))
}
