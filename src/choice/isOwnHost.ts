import type { ResolvedConfig } from '../config/schema'
import { siteOf } from './match'

/**
 * Whether a host is the site's own: of the same site as the page, or one of `ownHosts` or a subdomain of it. A script
 * without a host (a console, an extension) counts as such.
 *
 * @param page host of the page; without its port
 */
export const isOwnHost = ({ ownHosts }: Pick<ResolvedConfig, 'ownHosts'>, host: string, page: string): boolean =>
  !host || siteOf(host) === siteOf(page) || ownHosts.some((own) => `.${host}`.endsWith(`.${own}`))
