import { servicesOf } from '../choice/declared'
import type { Verdict } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { reportTable, warn } from '../lib/report'
import type { Told } from '../signals/types'
import type { Covered } from '../storage/erase'
import { type Attempt, type Reason, reasonOf } from './attempt'
import { findUnfair } from './findUnfair'
import { type AuditedName, onDevice } from './onDevice'

/** One line of the audit. */
export interface AuditedAttempt extends Omit<Attempt, 'terms'> {
  reason: Reason
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
  earlyHosts: readonly string[]
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
  earlyHosts,
  isKnown,
  signals,
  advice,
}: AuditInput): Promise<Audit> {
  const device = await onDevice(covered)
  const audit: Audit = {
    attempts: attempts.map(({ terms, ...attempt }) => ({ ...attempt, reason: reasonOf({ terms, ...attempt }) })),
    device,
    undeclaredHosts: undeclaredHosts(isKnown),
    earlyHosts: [...earlyHosts],
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
