// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ConsentConfigError } from '../../src/config/ConsentConfigError'
import type { ConsentConfig } from '../../src/config/schema'
import { gpcSupport } from '../../src/server/guard'

const said = (config: ConsentConfig) => gpcSupport(config, '2026-11-01').json()

describe('gpcSupport', () => {
  it('answers with the two members of the GPC support resource, as JSON', async () => {
    const answer = gpcSupport({}, '2026-11-01')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await answer.json()).toEqual({ gpc: true, lastUpdate: '2026-11-01' })
  })

  it('claims support only if the signal refuses something', async () => {
    expect(await said({ respect: { gpc: false } })).toMatchObject({ gpc: false })
    expect(await said({ categories: { analytics: {} } })).toMatchObject({ gpc: false })
    expect(await said({ categories: { analytics: { gpc: true } } })).toMatchObject({ gpc: true })
  })

  it('throws for a wrong config', () => {
    expect(() => gpcSupport({ respect: { gcp: true } } as never, '2026-11-01')).toThrow(ConsentConfigError)
  })
})
