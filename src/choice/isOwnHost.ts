import type { ResolvedConfig } from '../config/schema'
import { siteOf } from './match'

/**
 * Returns whether a host is the site's own: on the same site as the page, or in `ownHosts` with their subdomains. `''`
 * (a script of the console or an extension) counts as own.
 *
 * @param page host of the page, without the port
 */
export const isOwnHost = ({ ownHosts }: Pick<ResolvedConfig, 'ownHosts'>, host: string, page: string): boolean =>
  !host || siteOf(host) === siteOf(page) || ownHosts.some((own) => `.${host}`.endsWith(`.${own}`))
