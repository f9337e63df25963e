import type { Terms } from '../choice/allows'
import { servicesOf } from '../choice/declared'
import type { Judgement } from '../choice/judge'
import { NECESSARY, type Verdict } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { GateKind } from '../events'
import { reportTable, warn } from '../lib/report'
import type { Told } from '../signals/types'
import { cookieNames } from '../storage/cookieJar'
import type { Covered } from '../storage/erase'
import { findUnfair } from './findUnfair'

/** Attempts of one kind on one name or host that got the same judgement, as the engine notes them. */
export interface Attempt extends Judgement {
  kind: GateKind
  /** Name of a cookie or key; a host. Never a value or a URL. */
  target: string
  /** How often since the page was loaded. */
  count: number
  /** The choice and config at the time of the first. */
  terms: Terms
}

/** Why something was refused, kept to the session, or let through. */
export type Reason =
  | 'necessary'
  | 'granted'
  | 'session only'
  | 'undecided'
  | 'refused'
  | 'service refused'
  | 'privacy signal'
  | 'opt-out mode'
  | 'undeclared'

/** One line of the audit. */
export interface AuditedAttempt extends Omit<Attempt, 'terms'> {
  reason: Reason
}

/** Something that is on the device now. */
export interface AuditedName {
  store: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'
  name: string
  /** Whether the choice covers it. Something not covered could not be erased, or was there before the page. */
  covered: boolean
}

/** What has been attempted in this page, and what is on the device now. Names and hosts, never values. */
export interface Audit {
  attempts: AuditedAttempt[]
  device: AuditedName[]
  /** Hosts of other sites that the page loaded from and that no service declares. */
  undeclaredHosts: string[]
  /** Hosts of scripts that need consent and stood in the page before the SDK, so that nothing held them. */
  earlyHosts: string[]
  /** Names that are on the device now or that the page tried to write, and that no service declares. */
  undeclaredNames: string[]
  /** All calls to vendors' consent APIs, each vendor's in order, with the time in milliseconds since the page began. */
  signals: readonly Told[]
  /**
   * How the modal that is open now makes refusing harder than accepting, with the measured numbers: a theme that makes
   * _Reject all_ smaller, paler or further away. Shown as warnings in the console too.
   */
  unfair: string[]
  /** What a regulator would ask about the config: services without provider, policy or lifetimes, and the like. */
  advice: string[]
}

function reasonOf({ verdict, category, service, terms: { choice, withheld, config } }: Attempt): Reason {
  if (category === NECESSARY) return 'necessary'
  if (category === null) return 'undeclared'
  if (verdict === 'session') return 'session only'
  if (verdict) return choice ? 'granted' : config.mode === 'opt-out' ? 'opt-out mode' : 'granted'
  if (withheld.includes(category)) return 'privacy signal'
  if (!choice) return 'undecided'
  return service && choice.except?.includes(service) && choice.granted.includes(category)
    ? 'service refused'
    : 'refused'
}

/** Returns everything of this origin that a page script can find. Skips stores that the browser blocks. */
async function onDevice({ cookie, storage }: Covered): Promise<AuditedName[]> {
  const found: AuditedName[] = []
  const add = (store: AuditedName['store'], names: readonly string[], covered: (name: string) => boolean): void => {
    for (const name of names) found.push({ store, name, covered: covered(name) })
  }
  const steps: (() => unknown)[] = [
    () => add('cookie', cookieNames(), cookie),
    () => add('localStorage', Object.keys(localStorage), storage),
    () => add('sessionStorage', Object.keys(sessionStorage), storage),
    async () =>
      add(
        'indexedDB',
        (await indexedDB.databases()).map(({ name }) => `${name}`),
        storage,
      ),
    async () => add('caches', await caches.keys(), storage),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch {
      // Out of reach, so this page has stored nothing there.
    }
  }
  return found
}

/** @param isKnown whether an address is of the site itself, or declared by a service */
function undeclaredHosts(isKnown: (url: URL) => boolean): string[] {
  const hosts = performance.getEntriesByType('resource').flatMap(({ name }) => {
    if (!/^(https?|wss?):/.test(name)) return []
    const url = new URL(name)
    return isKnown(url) ? [] : [url.host]
  })
  return [...new Set(hosts)].sort()
}

/** Returns names that no service declares, without the choice and the list under the same name. */
function undeclaredNames(
  config: ResolvedConfig,
  device: readonly AuditedName[],
  attempts: readonly Attempt[],
): string[] {
  const found = device.filter(({ store, name }) => {
    const [service] = servicesOf(config.services, store === 'cookie' ? 'cookies' : 'storage', name)
    return !service && name !== config.cookie.name
  })
  const tried = attempts.filter(({ kind, category }) => category === null && /^(cookie|storage)$/.test(kind))
  return [...new Set([...found.map(({ name }) => name), ...tried.map(({ target }) => target)])].sort()
}

const WORDS: Record<string, string> = { session: 'session only', persistent: 'passed' }
const inWords = (verdict: Verdict): string => WORDS[`${verdict}`] ?? 'refused'

/** What the audit is made from. */
export interface AuditInput {
  config: ResolvedConfig
  attempts: readonly Attempt[]
  covered: Covered
  /** Hosts of scripts that stood in the page before the SDK. */
  early: readonly string[]
  /** Whether an address is of the site itself, or declared by a service. */
  isKnown(url: URL): boolean
  signals: readonly Told[]
  advice: string[]
}

/** Gathers the audit and shows it in the console as two tables. */
export async function createAudit({
  config,
  attempts,
  covered,
  early,
  isKnown,
  signals,
  advice,
}: AuditInput): Promise<Audit> {
  const device = await onDevice(covered)
  const audit: Audit = {
    attempts: attempts.map(({ terms, ...attempt }) => ({ ...attempt, reason: reasonOf({ terms, ...attempt }) })),
    device,
    undeclaredHosts: undeclaredHosts(isKnown),
    earlyHosts: [...early],
    undeclaredNames: undeclaredNames(config, device, attempts),
    signals,
    unfair: findUnfair(),
    advice,
  }
  reportTable(audit.attempts.map((attempt) => ({ ...attempt, verdict: inWords(attempt.verdict) })))
  reportTable(audit.device)
  for (const text of [...audit.unfair, ...audit.advice]) warn(text)
  return audit
}
