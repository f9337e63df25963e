import type { ResolvedConfig } from '../config/schema'
import type { NoticeText } from './text/enNotice'

/** Labels of category ids and names of service ids, as a list. */
export const namesOf = (text: NoticeText, { services }: ResolvedConfig, ids: readonly string[]): string =>
  ids.map((id) => text.categories[id]?.label ?? services.find((service) => service.id === id)?.name ?? id).join(', ')
