import { expect } from 'vitest'
import type { Choice } from '../../../src/choice/types'
import { ourPage, tagsOf } from '../../browser/adopt/movedSite'
import { PEERS, type Peer } from '../../browser/adopt/peers'
import type { EngineName } from '../engine'
import { inEachEngine, type Stage } from '../stage'

/* The real tool of each family, answered in the engine itself: each keeps cookies and their dates in its own way. */

interface Case {
  peer: Peer
  /** In the page: whether the tool can be answered. */
  isReady: string
  /** In the page: allows the analytics alone; of Osano, whose word is for everything, everything. */
  answer: string
  /** The engines in which nothing says how old the answer is. */
  undated: readonly EngineName[]
}

const peerOf = (name: string): Peer => PEERS[name] as Peer
/** Chromium alone says when a cookie ends. */
const BY_END: EngineName[] = ['firefox', 'webkit']
const KLARO = {
  isReady: '!!window.klaro?.getManager',
  answer: `(() => {
  const manager = klaro.getManager()
  manager.updateConsent('stats', true)
  manager.updateConsent('ads', false)
  manager.saveAndApplyConsents()
})()`,
}

/** A tool that comes from its maker's servers alone: what it stores, as its documentation has it, and its tags. */
const stored = (from: 'cookiebot' | 'onetrust', tagged: Record<'stats' | 'ads', string>, cookies: string): Case => ({
  peer: {
    adopt: { from },
    tag: (service, code) => `<script type="text/plain" ${tagged[service]}>${code}</script>`,
    head: () => '',
    answer: async () => {},
  },
  isReady: 'true',
  answer: `(() => {
    for (const cookie of ${cookies}) document.cookie = cookie + ';path=/;max-age=8640000'
    window.ran = ['stats']
  })()`,
  undated: [],
})

const CASES: Record<string, Case> = {
  'vanilla-cookieconsent': {
    peer: peerOf('vanilla-cookieconsent'),
    isReady: `!!document.querySelector('.cm [data-role="all"]')`,
    answer: `CookieConsent.acceptCategory(['analytics'])`,
    undated: [],
  },
  klaro: { peer: peerOf('klaro'), ...KLARO, undated: BY_END },
  'klaro, in localStorage': {
    peer: peerOf('klaro, in localStorage'),
    ...KLARO,
    undated: ['chromium', ...BY_END],
  },
  c15t: { peer: peerOf('c15t'), isReady: '!!window.save', answer: `save('some')`, undated: [] },
  tarteaucitron: {
    peer: peerOf('tarteaucitron'),
    isReady: `!!document.getElementById('statsAllowed') && !!document.getElementById('adsDenied')`,
    answer: `(() => {
      tarteaucitron.userInterface.respond(document.getElementById('statsAllowed'), true)
      tarteaucitron.userInterface.respond(document.getElementById('adsDenied'), false)
    })()`,
    undated: ['chromium', ...BY_END],
  },
  'cookieconsent (Osano)': {
    peer: peerOf('cookieconsent (Osano)'),
    isReady: `!!document.querySelector('.cc-allow')`,
    answer: `document.querySelector('.cc-allow').click()`,
    undated: BY_END,
  },
  cookiebot: stored(
    'cookiebot',
    { stats: 'data-cookieconsent="statistics"', ads: 'data-cookieconsent="marketing"' },
    `['CookieConsent=' + encodeURIComponent("{stamp:'aZ0==',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:" + (Date.now() - 864e5) + ",region:'gb'}")]`,
  ),
  onetrust: stored(
    'onetrust',
    { stats: 'class="optanon-category-C0002"', ads: 'class="optanon-category-C0004"' },
    `['OptanonConsent=interactionCount=1&groups=C0001%3A1%2CC0002%3A1%2CC0003%3A0%2CC0004%3A0&AwaitingReconsent=false', 'OptanonAlertBoxClosed=' + new Date(Date.now() - 864e5).toISOString()]`,
  ),
}

let count = 0
const RAN = `[...new Set(window.ran)].sort().join()`

async function move({ name, site, engine, read, until }: Stage, { peer, isReady, answer, undated }: Case) {
  const host = `www.moves-${name}-${count++}.localhost`
  const isAll = peer.adopt.from === 'cookieconsent'
  const [granted, runs] = isAll ? [['analytics', 'marketing'], 'ads,stats'] : [['analytics'], 'stats']
  const head = await peer.head(site)
  const theirs = `<!doctype html><html lang="en"><head>${head}</head><body><main>1</main>${tagsOf(peer.tag)}</body></html>`
  await engine.open(site.page('/theirs', theirs, { host }))
  await until(isReady, true)
  await read(`Promise.resolve(${answer}).then(() => undefined)`)
  await until(RAN, runs)

  await engine.open(site.page('/', ourPage(peer.adopt, tagsOf(peer.tag)), { host }))
  await until(RAN, runs)
  const choice = await read<Choice>('InteractConsent.choice')
  expect(choice).toMatchObject({ granted, adopted: peer.adopt.from, by: 'visitor' })
  expect(choice.lifetime).toBe(undated.includes(name) ? 'session' : 'persistent')
  // It is kept once.
  await until(`document.cookie.replace(/=[^;]*/g, '')`, 'interact_consent')

  await engine.open(site.url('/', host))
  await until(RAN, runs)
  expect(await read(`!!document.getElementById('interact-consent-root')`)).toBe(false)
}

export const adopt = inEachEngine(
  Object.fromEntries(
    Object.entries(CASES).map(([name, one]) => [
      `takes over an answer to ${name}: nobody is asked again, and nothing else runs`,
      (stage: Stage) => move(stage, one),
    ]),
  ),
)
