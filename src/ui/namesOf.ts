import type { ResolvedConfig } from '../config/schema'
import type { NoticeText } from './text/enNotice'

/** Lists the labels of categories and the names of services, separated by commas. */
export const namesOf = (text: NoticeText, { services }: ResolvedConfig, ids: readonly string[]): string =>
  ids.map((id) => text.categories[id]?.label ?? services.find((service) => service.id === id)?.name ?? id).join(', ')
