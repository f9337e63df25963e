import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, expect, TRACKER_HOST, test } from './support/site'

const config = (stored: string): ConsentConfig => ({
  afterRevoke: 'keep',
  services: [
    {
      id: 'stats',
      category: 'analytics',
      hosts: [TRACKER_HOST],
      cookies: [{ name: stored, lifetime: '1 year' }],
      storage: [stored],
    },
  ],
})

/**
 * What a host page may have put something else in the place of, and the worst that it can be: something that throws.
 * Left out is what each call of a patched function stands on (`Reflect.apply`, `Function.prototype.call`), and what the
 * modal's file does as it is loaded.
 */
const METHODS: Record<string, string> = {
  Array: 'from isArray',
  'Array.prototype':
    'map filter find some every includes flatMap flat forEach concat slice splice push pop shift reverse sort join reduce indexOf entries',
  'String.prototype': 'replace match matchAll startsWith endsWith includes slice trim toLowerCase lastIndexOf',
  Object: 'entries fromEntries keys values hasOwn getOwnPropertyDescriptor defineProperty',
  JSON: 'parse stringify',
  Reflect: 'set defineProperty',
  'RegExp.prototype': 'test exec',
  'Map.prototype': 'get set has values',
  'Set.prototype': 'add delete has',
  'WeakMap.prototype': 'get has',
  'Promise.prototype': 'then catch',
  'Function.prototype': 'bind',
  'EventTarget.prototype': 'addEventListener dispatchEvent',
  'Node.prototype': 'contains appendChild',
  'Element.prototype': 'append getAttribute setAttribute closest remove',
  'Document.prototype': 'querySelector querySelectorAll createElement',
  'MutationObserver.prototype': 'observe',
  Date: 'now parse',
  'Date.prototype': 'toISOString',
  window:
    'Promise Map Set WeakMap Proxy URL URLSearchParams CustomEvent MutationObserver AbortController JSON setInterval setTimeout',
}
const names = Object.entries(METHODS).flatMap(([on, keys]) => keys.split(' ').map((key) => `${on}.${key}`))

/**
 * A page in which one of them is broken, before the SDK or after it; it does what a tracker does and tells its opener.
 * `here` keeps what the page itself needs, as the broken one is everybody's.
 */
const brokenPage = (name: string, when: string): string => {
  const [key = ''] = name.split('.').slice(-1)
  const owner = name.slice(0, -key.length - 1)
  // Several of these pages are open at once.
  const stored = `_st_${name.replaceAll('.', '_')}`
  const damage = `<script>
    real = ${owner}.${key}
    ${owner}.${key} = function () { throw new Error('broken ${name}') }
  </script>`
  const watch = `<script>
    errors = []
    addEventListener('error', (event) => { errors[errors.length] = 'uncaught ' + (event.error?.stack || event.message); event.preventDefault() })
    addEventListener('unhandledrejection', (event) => { errors[errors.length] = 'rejected ' + (event.reason?.stack || event.reason); event.preventDefault() })
    report = parent.postMessage.bind(parent)
    tick = setTimeout.bind(window)
    tryIt = (what, act) => { try { act() } catch (error) { errors[errors.length] = what + ' threw ' + error } }
  </script>`
  const body = `<p id="target"></p><script type="text/plain" data-consent="analytics">window.ran = true</script><script>
    tick(() => {
      tryIt('cookie', () => { document.cookie = '${stored}=1' })
      tryIt('storage', () => { localStorage.${stored} = '1' })
      tryIt('click', () => { target.click() })
      tryIt('allows', () => { granted = window.InteractConsent?.allows('analytics') })
      tick(() => {
        ${owner}.${key} = real
        report({ name: '${name}', errors, ran: !!window.ran, granted: !!window.granted,
          started: !!window.InteractConsent, cookie: document.cookie.includes('${stored}='), stored: '${stored}' in localStorage }, '*')
        delete localStorage.${stored}
        document.cookie = '${stored}=; max-age=0'
      }, 150)
    }, 50)
  </script>`
  return consentPage({
    config: config(stored),
    before: watch + (when === 'before' ? damage : ''),
    head: when === 'after' ? damage : '',
    body,
  })
}

interface Told {
  name: string
  errors: string[]
  ran: boolean
  granted: boolean
  started: boolean
  cookie: boolean
  stored: boolean
}

for (const when of ['before', 'after']) {
  test(`grants, writes and throws nothing where a built-in is broken ${when} the SDK`, async ({ site, page }) => {
    test.setTimeout(240_000)
    site.route('/broken', (request, response) => {
      response.type('html').send(brokenPage(`${request.query.name}`, when))
    })
    await page.goto(site.page('/', '<!doctype html><body>'))
    const told = await page.evaluate(async (names) => {
      const visit = async (name: string): Promise<unknown> => {
        const frame = document.createElement('iframe')
        const answer = new Promise((resolve) => {
          addEventListener('message', ({ data, source }) => source === frame.contentWindow && resolve(data))
          setTimeout(() => resolve({ name, errors: ['no answer'] }), 20_000)
        })
        frame.src = `/broken?name=${name}`
        document.body.append(frame)
        const told = await answer
        frame.remove()
        return told
      }
      // They wait most of the time.
      const told: unknown[] = []
      for (let at = 0; at < names.length; at += 6) told.push(...(await Promise.all(names.slice(at, at + 6).map(visit))))
      return told
    }, names)
    // Broken before, it may be that nothing starts or that the config cannot be read; what is tagged stays held.
    const isConfigured = ({ name, started }: Told): boolean =>
      started && (when === 'after' || !/JSON|querySelector$/.test(name))
    const lets = (told as Told[]).filter(
      (one) => one.errors[0] || one.ran || one.granted || (isConfigured(one) && (one.cookie || one.stored)),
    )
    expect(lets).toEqual([])
    const started = (told as Told[]).filter((one) => one.started).length
    expect(started).toBeGreaterThan(when === 'after' ? names.length - 1 : names.length / 3)
  })
}
