import { laterChoice } from '../choice/laterChoice'
import type { ChoiceRecord } from '../choice/types'
import { decode } from './codec'

/** Of several choice cookies (a host-only one and one for the whole domain stand side by side) the one that holds. */
export const newest = (values: readonly string[]): ChoiceRecord | null => values.map(decode).reduce(laterChoice, null)
