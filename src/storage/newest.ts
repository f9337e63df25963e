import { laterChoice } from '../choice/laterChoice'
import type { ChoiceRecord } from '../choice/types'
import { decode } from './codec'

/** Returns the choice that holds of several choice cookies, such as a host-only one and one for the whole domain. */
export const newest = (values: readonly string[]): ChoiceRecord | null => values.map(decode).reduce(laterChoice, null)
