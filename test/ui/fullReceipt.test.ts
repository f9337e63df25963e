import { describe, expect, it } from 'vitest'
import { createReceipt, type Receipt } from '../../src/choice/receipt'
import type { Choice } from '../../src/choice/types'
import { fullReceipt } from '../../src/ui/fullReceipt'
import { resolveText } from '../../src/ui/text/resolveText'
import { en } from '../support/en'
import { choice, config } from './fakeHost'

const make = (made: Choice) =>
  JSON.parse(
    JSON.stringify(
      fullReceipt({
        ...resolveText(en, ['en'], config),
        config,
        receipt: createReceipt({ choice: made, config, withheld: [] }, 'example.com', false) as Receipt,
        words: 'asked',
        hash: 'f00d',
      }),
    ),
  )
const id = '6b9a2a0e-6a2b-4b57-9d3f-0d5b1f2c3a4e'

describe('the full receipt', () => {
  it('has the sections of ISO/IEC TS 27560 with what was granted, service by service', () => {
    const receipt = make(choice(['analytics'], { id, except: ['posthog'] }))
    expect(receipt).toMatchObject({
      schema: 'interact-consent/1',
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: id,
      pii_processing: {
        privacy_notice: '/privacy-policy',
        language: 'en',
        notice: { version: '7', sha256: 'f00d', words: 'asked' },
      },
      party_identification: [{ party_id: 'example.com', party_contact: 'privacy@example.com' }],
      event: [{ event_time: '2026-11-01T10:00:00.000Z', event_type: 'explicit consent', event_state: 'consent given' }],
    })
    const purposes = receipt.pii_processing.purposes as {
      purpose_type: string
      consented: boolean
      services: never[]
    }[]
    expect(purposes.map(({ purpose_type, consented }) => [purpose_type, consented])).toEqual([
      ['necessary', true],
      ['functional', false],
      ['analytics', true],
      ['marketing', false],
    ])
    expect(purposes[2]?.services).toMatchObject([
      { service: 'matomo', consented: true, recipient: 'InnoCraft Ltd' },
      { service: 'posthog', consented: false },
    ])
  })

  it('identifies nobody who refused', () => {
    const receipt = make(choice([]))
    expect(receipt).not.toHaveProperty('record_id')
    expect(JSON.stringify(receipt)).not.toContain('pii_principal_id')
    expect(receipt.event[0]).toMatchObject({ event_type: 'refusal', event_state: 'refused' })
  })
})
