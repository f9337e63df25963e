import { keptCookies } from '../choice/keptCookies'
import type { Receipt } from '../choice/receipt'
import { NECESSARY } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { Text } from './text/types'

/** What the copy is made from. */
interface ReceiptParts {
  receipt: Receipt
  config: ResolvedConfig
  text: Text
  language: string
  /** The words that the choice is based on, and their SHA-256. */
  words: string
  hash: string
}

/**
 * Returns the visitor's copy: the record, and beside it the fields of ISO/IEC TS 27560:2023 (header, processing,
 * parties, event). It has no `pii_principal_id`, as nobody is identified. A refusal has no `record_id` either, and an
 * event word that is ours, as the standard has none for it. https://w3id.org/dpv/guides/consent-27560
 */
export const fullReceipt = ({ receipt, config, text, language, words, hash }: ReceiptParts) => {
  const { choice, expires, site, policy, asked } = receipt
  const { categories, services } = config
  const given = choice.granted[0]
  return {
    ...receipt,
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: choice.id,
    pii_processing: {
      privacy_notice: policy.url,
      language,
      notice: { version: policy.version, sha256: hash, words },
      purposes: [NECESSARY, ...categories.map(({ id }) => id)].map((id) => ({
        purpose: text.categories[id]?.label,
        purpose_description: text.categories[id]?.description,
        purpose_type: id,
        lawful_basis: id === NECESSARY ? 'ePrivacy 5(3), strictly necessary' : 'GDPR 6(1)(a), consent',
        consented: id === NECESSARY || choice.granted.includes(id),
        services: services
          .filter(({ category }) => category === id)
          .map((service) => ({
            service: service.id,
            consented: id === NECESSARY || (choice.granted.includes(id) && !choice.except?.includes(service.id)),
            recipient: service.provider,
            pii_information: [...keptCookies(service), ...(service.storage ?? [])],
          })),
      })),
      pii_controllers: [site],
      collection_method: 'cookies and storage of the browser',
      storage_locations: ['the device of the visitor'],
      retention_period: choice.lifetime,
      withdrawal_method: text.manage,
      privacy_rights: policy.contact,
    },
    party_identification: [
      { party_id: site, party_role: 'PII controller', party_url: policy.url, party_contact: policy.contact },
    ],
    event: [
      {
        event_time: choice.at,
        event_type: given ? 'explicit consent' : 'refusal',
        event_state: given ? 'consent given' : 'refused',
        validity_duration: expires ?? 'session',
        entity_id: choice.by,
        asked,
      },
    ],
  }
}
