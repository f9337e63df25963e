import { adviseOn } from '../declaration/adviseOn'
import { type Audit, type AuditInput, createAudit } from '../diagnostics/audit'
import * as catalogue from '../services/index'

/** Gathers and shows the audit, with what a regulator would ask about the config. */
export const audit = (input: Omit<AuditInput, 'advice'>): Promise<Audit> =>
  createAudit({
    ...input,
    advice: adviseOn(input.config, Object.values(catalogue)).map(({ message }) => message),
  })
