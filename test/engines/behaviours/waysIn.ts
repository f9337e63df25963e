import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { type Site, startSite } from '../../browser/support/site'
import { inEachEngine, type Stage } from '../stage'

const read = (name: string) => readFileSync(new URL(`../../../dist/${name}`, import.meta.url), 'utf8')
const full = read('consent-full.js')
const hashOf = (code: string) => `sha384-${createHash('sha384').update(code).digest('base64')}`
const inlined = (code: string) => `<script>${code.replaceAll('</script', '<\\/script')}</script>`
const CDN = 'cdn.localhost'
const CORS = { 'Access-Control-Allow-Origin': '*' }
const POLICY = { 'Integrity-Policy': 'blocked-destinations=(script)' }

interface Way {
  /** What stands in the head; serves what it asks for. */
  tag(site: Site): string
  headers?: Record<string, string>
}
const serveAll = (site: Site, folder: string, headers: Record<string, string>): void => {
  for (const part of ['', '-ui', '-preferences', '-launcher', '-explain'])
    site.script(`${folder}consent${part}.js`, read(`consent${part}.js`), { host: CDN, headers })
}

/** How a site may bring the files, and how a builder of sites may change that. */
const WAYS: Record<string, Way> = {
  'one file, merged behind other code': {
    tag: (site) => {
      site.script('/merged.js', `var first = 1\n;${full}`)
      return '<script src="/merged.js"></script>'
    },
  },
  'one file, merged before other code': {
    tag: (site) => {
      site.script('/merged.js', `${full}\n;var last = 1`)
      return '<script src="/merged.js"></script>'
    },
  },
  'one file, fingerprinted': {
    tag: (site) => {
      site.script('/assets/consent-3f9a1c.js', full)
      return '<script src="/assets/consent-3f9a1c.js"></script>'
    },
  },
  'one file, inlined': { tag: () => inlined(full) },
  'one file, as a module': {
    tag: (site) => {
      site.script('/module.js', full)
      return '<script type="module" src="/module.js"></script>'
    },
  },
  'one file, deferred': {
    tag: (site) => {
      site.script('/deferred.js', full)
      return '<script defer src="/deferred.js"></script>'
    },
  },
  'the address of the package, without a file name': {
    tag: (site) => {
      serveAll(site, '/npm/@interactcx/consent@0.1.0/dist/', {})
      site.script('/npm/@interactcx/consent@0.1.0', read('consent.js'), { host: CDN })
      return `<script src="${site.url('/npm/@interactcx/consent@0.1.0', CDN)}"></script>`
    },
  },
  'another origin without CORS headers': {
    tag: (site) => {
      serveAll(site, '/', {})
      return `<script src="${site.url('/consent.js', CDN)}"></script>`
    },
  },
  'another origin with SRI': {
    tag: (site) => {
      serveAll(site, '/', CORS)
      return `<script src="${site.url('/consent.js', CDN)}" integrity="${hashOf(read('consent.js'))}" crossorigin></script>`
    },
  },
  'Integrity-Policy': {
    tag: () => `<script src="/consent.js" integrity="${hashOf(read('consent.js'))}" crossorigin></script>`,
    headers: POLICY,
  },
}

let count = 0
async function asksAndLetsGo({ engine, name, until }: Stage, { tag, headers = {} }: Way): Promise<void> {
  // Each serves its files under the same addresses.
  const site = await startSite()
  try {
    const held = '<script type="text/plain" data-consent="analytics">ran = (window.ran ?? 0) + 1</script>'
    const html = consentPage({ config: { afterRevoke: 'keep' }, src: null, head: tag(site) + held })
    // A host of its own, which knows nothing of the choice that was made on the others.
    await engine.open(site.page('/', html, { headers, host: `www.way-${name}-${count++}.localhost` }))
    const button = '#interact-consent-root [data-consent-action="accept-all"]'
    await until(`!!document.querySelector('${button}')`, true)
    expect(await engine.evaluate('typeof ran')).toBe('undefined')
    await engine.press(button)
    await until('window.ran ?? 0', 1)
  } finally {
    await site.close()
  }
}

export const waysIn = inEachEngine(
  Object.fromEntries(
    Object.entries(WAYS).map(([title, way]) => [
      `asks, and lets go once it is accepted: ${title}`,
      (stage: Stage) => asksAndLetsGo(stage, way),
    ]),
  ),
)
