import { OPEN_COOKIE_DATABASE } from './origins'
import type { CatalogueService } from './types'

export const typeform: CatalogueService = {
  id: 'typeform',
  name: 'Typeform',
  provider: 'Typeform',
  policyUrl: 'https://www.typeform.com/privacy-policy',
  category: 'functional',
  description: 'Shows forms and surveys',
  hosts: ['typeform.com'],
  cookies: [{ name: 'tf_respondent_cc', lifetime: '6 months', purpose: 'keeps the form working, on typeform.com' }],
  sources: [OPEN_COOKIE_DATABASE],
  unverified: ['policy', 'host typeform.com', 'lifetime of tf_respondent_cc'],
}
