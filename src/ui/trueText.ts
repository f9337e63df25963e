import { NECESSARY } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { NoticeText } from './text/enNotice'

/**
 * Whether a refusal leaves nothing but the choice: whatever nobody declared is held, and no service that needs no consent
 * keeps or sends anything.
 */
const keepsNothing = ({ undeclared, services }: ResolvedConfig): boolean =>
  undeclared === 'block' &&
  !services.some(
    ({ category, hosts, cookies, storage }) =>
      category === NECESSARY && [hosts, cookies, storage].some((one) => one?.[0]),
  )

/** The words that are true of this config: what refusing means depends on it. */
export const trueText = <T extends NoticeText>(text: T, config: ResolvedConfig): T =>
  keepsNothing(config) ? text : { ...text, refusal: text.refusalKept }
