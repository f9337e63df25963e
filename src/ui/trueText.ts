import { NECESSARY } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { NoticeText } from './text/enNotice'

/**
 * Whether nothing but the choice is kept after a refusal: undeclared cookies and keys are blocked, no record of the
 * refusal is posted, and no necessary service keeps or sends anything.
 */
const keepsNothing = ({ undeclared, services, cookie, receipts }: ResolvedConfig): boolean =>
  undeclared === 'block' &&
  !receipts?.refusals &&
  !services.some(({ category, hosts = [], cookies = [], storage = [] }) => {
    const names = [...hosts, ...cookies.map(({ name }) => name), ...storage]
    return category === NECESSARY && names.some((name) => name !== cookie.name)
  })

/** Returns the words that are true of this config: it decides what refusing means. */
export const trueText = <T extends NoticeText>(text: T, config: ResolvedConfig): T =>
  keepsNothing(config) ? text : { ...text, refusal: text.refusalKept }
