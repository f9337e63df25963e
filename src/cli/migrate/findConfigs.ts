import { createContext, runInContext } from 'node:vm'
import { moveC15t } from './c15t'
import { moveKlaro } from './klaro'
import { moveOsano } from './osano'
import { isOurs, OURS } from './ours'
import { isGiven } from './read'
import { moveTarteaucitron } from './tarteaucitron'
import type { Given, Move } from './types'
import { moveVanilla } from './vanilla'

/** A config of another tool, as its own code is given it. */
export interface FoundConfig {
  tool: string
  config: Given
  move: Move
}

/** By shape, for what a file gives out without calling anything. */
function byShape(value: unknown): Omit<FoundConfig, 'config'> | undefined {
  if (!isGiven(value)) return undefined
  if (isOurs(value)) return { tool: OURS, move: (config) => ({ config, lost: [] }) }
  if (Array.isArray(value.services ?? value.apps)) return { tool: 'klaro', move: moveKlaro }
  if (isGiven(value.categories) && isGiven(value.language)) return { tool: 'vanilla-cookieconsent', move: moveVanilla }
  if (value.consentCategories || value.backendURL || (value.scripts && value.mode))
    return { tool: 'c15t', move: moveC15t }
  if (isGiven(value.palette) || isGiven(value.content)) return { tool: 'cookieconsent (Osano)', move: moveOsano }
  return undefined
}

/** `import` and `export` out of the way: what is given out is noted, what is imported is one of the stand-ins. */
const asScript = (code: string): string =>
  code
    .replace(/^\s*import\s[^'"]*?from\s*['"][^'"]*['"];?/gm, '')
    .replace(/^\s*import\s*['"][^'"]*['"];?/gm, '')
    .replace(/^\s*export\s+default\s+/gm, '__found.exported = ')
    .replace(/^\s*export\s+(?:const|let|var)\s+(\w+)(?:\s*:[^=]+)?\s*=/gm, 'var $1 = __found.$1 =')
    .replace(/^\s*(?:const|let|var)\s+(\w+)(?:\s*:[^=]+)?\s*=(?=\s*\{)/gm, 'var $1 = __found.$1 =')
    .replace(/\bmodule\.exports\s*=/g, '__found.exported =')
    .replace(/\}\s*(?:satisfies|as)\s+[\w.<>]+/g, '}')

/**
 * Runs a script of the site with stand-ins for the page and for the tools, and notes what those are given. It is the site's
 * own code, and it runs where the command is typed; it gets none of Node's own objects.
 */
export function findConfigs(code: string): FoundConfig[] {
  const found: FoundConfig[] = []
  const seen: Given = {}
  const job: unknown[] = []
  const take = (tool: string, move: Move) => (config: unknown) => {
    if (isGiven(config)) found.push({ tool, config, move })
  }
  const vanilla = take('vanilla-cookieconsent', moveVanilla)
  const tarteaucitron: Given = { user: {}, job, init: (options: unknown) => Object.assign(tarteaucitron, { options }) }
  /** Whatever else a page has: it may be called, read and made, and does nothing. */
  const anything: unknown = new Proxy(() => anything, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything),
    construct: () => anything as object,
    set: () => true,
  })
  const known: Given = {
    __found: seen,
    CookieConsent: { run: vanilla },
    cookieconsent: { initialise: take('cookieconsent (Osano)', moveOsano) },
    klaro: { setup: take('klaro', moveKlaro) },
    getOrCreateConsentRuntime: take('c15t', moveC15t),
    configureConsentManager: take('c15t', moveC15t),
    tarteaucitron,
  }
  const page: Given = new Proxy(known, {
    has: () => true,
    // A listener for the page's load would never be called.
    get: (own, key) => {
      if (typeof key === 'symbol') return undefined
      if (Object.hasOwn(own, key)) return own[key]
      if (/^(window|self|globalThis|top)$/.test(key)) return page
      if (/^(addEventListener|setTimeout|requestAnimationFrame)$/.test(key))
        return (...given: unknown[]) => given.forEach((each) => void (typeof each === 'function' && each(anything)))
      if (key === 'document') return document
      return BUILTINS.includes(key) ? runInContext(key, context) : anything
    },
  })
  const document = new Proxy({ addEventListener: (_: string, run: () => void) => run() } as Given, {
    get: (own, key) => own[`${String(key)}`] ?? anything,
  })
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
  context.__page = page
  // Not strict: `with` puts the page in the place of the globals.
  runInContext(`with (__page) {\n${asScript(code)}\n}`, context, { timeout: 2000 })
  for (const [name, value] of Object.entries({ ...known, ...seen })) {
    const shape = byShape(value)
    if (
      shape &&
      isGiven(value) &&
      !found.some(({ config }) => config === value) &&
      !['CookieConsent', 'klaro', '__found'].includes(name)
    )
      found.push({ ...shape, config: value })
  }
  const jobs = Array.isArray(tarteaucitron.job) ? tarteaucitron.job : job
  if (tarteaucitron.options || jobs.length)
    found.push({
      tool: 'tarteaucitron',
      move: moveTarteaucitron,
      config: { init: tarteaucitron.options, user: tarteaucitron.user, job: jobs },
    })
  return found
}

const BUILTINS =
  'Object Array String Number Boolean RegExp Date Math JSON Promise Map Set Symbol Error undefined NaN Infinity parseInt parseFloat isNaN encodeURIComponent decodeURIComponent'.split(
    ' ',
  )
