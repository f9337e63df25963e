// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { ConsentConfig } from '../../src/config/schema'
import * as catalogue from '../../src/services'

const policy = { url: '/privacy', version: '1' }

describe('services of the catalogue in a config', () => {
  it('are taken as they are, all of them at once', () => {
    const config: ConsentConfig = { policy, services: Object.values(catalogue) }
    expect(findProblems(config)).toEqual([])
    expect(resolveConfig(config).sound).toBe(true)
  })

  it('can be spread and changed', () => {
    const config: ConsentConfig = {
      policy,
      categories: { statistics: { label: 'Statistics' } },
      services: [
        { ...catalogue.hotjar, category: 'statistics' },
        { ...catalogue.matomo, category: 'statistics', hosts: ['stats.example.com'] },
      ],
    }
    expect(findProblems(config)).toEqual([])
    expect(resolveConfig(config).config.services.map(({ category }) => category)).toEqual(['statistics', 'statistics'])
  })

  it('pass through JSON', () => {
    const config = JSON.parse(JSON.stringify({ policy, services: Object.values(catalogue) }))
    expect(findProblems(config)).toEqual([])
  })

  it('are told where their category is none of the site’s', () => {
    const problems = findProblems({ policy, categories: { statistics: {} }, services: [catalogue.hotjar] })
    expect(problems.map(({ path }) => path)).toEqual(['services[0].category'])
  })
})
