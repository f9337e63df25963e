import { adviseOn } from '../declaration/adviseOn'
import type { Attempt } from '../diagnostics/attempt'
import { type Audit, type AuditInput, createAudit } from '../diagnostics/audit'
import * as catalogue from '../services/index'
import type { PageHost } from './types'

/** What this part needs of the SDK. */
interface AuditHost extends Pick<PageHost, 'config' | 'isOwnHost' | 'servicesAt'> {
  /** Hosts of scripts that stood in the page before the SDK. */
  earlyHosts: readonly string[]
  /** Returns the attempts since the page loaded. */
  list(): readonly Attempt[]
}

/**
 * Gathers and shows the audit, with what a regulator would ask about the config.
 *
 * @param covered what may stay on the device
 * @param signals the calls to vendors' consent APIs
 */
export const audit = (
  { config, isOwnHost, servicesAt, earlyHosts, list }: AuditHost,
  covered: AuditInput['covered'],
  signals: AuditInput['signals'],
): Promise<Audit> =>
  createAudit({
    config,
    attempts: list(),
    covered,
    earlyHosts,
    isKnown: (url) => isOwnHost(url.hostname) || !!servicesAt(url)[0],
    signals,
    advice: adviseOn(config, Object.values(catalogue)).map(({ message }) => message),
  })
