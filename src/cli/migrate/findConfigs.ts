import { createContext, runInContext } from 'node:vm'
import { asScript } from './asScript'
import { moveC15t } from './c15t'
import { moveKlaro } from './klaro'
import { moveOsano } from './osano'
import { isOurs, OURS } from './ours'
import { given, isGiven, UNKNOWN } from './read'
import { moveTarteaucitron } from './tarteaucitron'
import type { Given, Move } from './types'
import { moveVanilla } from './vanilla'

/** A config, as the site's code passes it to another tool. */
export interface FoundConfig {
  tool: string
  config: Given
  move: Move
}

/** Recognises a config by its keys: a file may export one and call nothing. */
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

/**
 * Runs a script of the site with stand-ins for the page and for the tools, and returns what is passed to those. It is the
 * site's own code, and gets none of Node's objects.
 *
 * @throws whatever the script throws, and after two seconds
 */
export function findConfigs(code: string): FoundConfig[] {
  const found: FoundConfig[] = []
  const seen: Given = {}
  const job: unknown[] = []
  const take = (tool: string, move: Move) => (config: unknown) => {
    if (isGiven(config)) found.push({ tool, config, move })
  }
  const vanilla = take('vanilla-cookieconsent', moveVanilla)
  const tarteaucitron: Given = {
    ...{ user: {}, job, services: {}, events: {} },
    init: (options: unknown) => Object.assign(tarteaucitron, { options }),
  }
  /** What looks like a config and was passed to an unknown function. */
  const maybe: FoundConfig[] = []
  /** Stands in for everything else in a page: it can be called, read and constructed, and does nothing. */
  const anything: unknown = new Proxy(
    (...given: unknown[]) => {
      for (const value of given) {
        const shape = byShape(value)
        if (shape && isGiven(value)) maybe.push({ ...shape, config: value })
      }
      return anything
    },
    {
      get: (_, key) => (key === Symbol.toPrimitive ? () => UNKNOWN : anything),
      construct: () => anything as object,
      set: () => true,
    },
  )
  /** Stands in for an imported package; its default export has the same members. */
  const module = (own: unknown): unknown => {
    const all: unknown = new Proxy(given(own), {
      get: (from, key) => (key === 'default' ? all : (from[`${String(key)}`] ?? anything)),
    })
    return all
  }
  const moduleOf = (name: string): unknown => {
    if (/vanilla-cookieconsent/.test(name)) return module(known.CookieConsent)
    if (/klaro/.test(name)) return module(known.klaro)
    if (/tarteaucitron/.test(name)) return tarteaucitron
    if (/cookieconsent/.test(name)) return module(known.cookieconsent)
    return /c15t/.test(name) ? module(known) : anything
  }
  const known: Given = {
    __found: seen,
    CookieConsent: { run: vanilla },
    cookieconsent: { initialise: take('cookieconsent (Osano)', moveOsano) },
    klaro: { setup: take('klaro', moveKlaro) },
    getOrCreateConsentRuntime: take('c15t', moveC15t),
    configureConsentManager: take('c15t', moveC15t),
    tarteaucitron,
    __module: moduleOf,
    // biome-ignore lint/suspicious/noThenProperty: a real promise would resolve too late
    __fetch: (name: unknown) => ({ then: (take: (given: unknown) => unknown) => take(moduleOf(`${name}`)) }),
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
  if (!found[0]) found.push(...maybe)
  const jobs = Array.isArray(tarteaucitron.job) ? tarteaucitron.job : job
  if (tarteaucitron.options || jobs.length)
    found.push({
      tool: 'tarteaucitron',
      move: moveTarteaucitron,
      config: {
        ...{ init: tarteaucitron.options, user: tarteaucitron.user, job: jobs, services: tarteaucitron.services },
        events: tarteaucitron.events,
        language: known.tarteaucitronForceLanguage,
        ...Object.fromEntries(
          Object.entries(known).filter(([name]) => /^tarteaucitron(?!ForceLanguage$)\w/.test(name)),
        ),
      },
    })
  return found
}

const BUILTINS =
  'Object Array String Number Boolean RegExp Date Math JSON Promise Map Set Symbol Error undefined NaN Infinity parseInt parseFloat isNaN encodeURIComponent decodeURIComponent'.split(
    ' ',
  )
