import { describe, expect, it } from 'vitest'
import { CALLS } from '../../src/parts/stubs'
import * as catalogue from '../../src/services'

describe('what stands in for held vendors', () => {
  it.each(Object.entries(CALLS))(
    '%s is a service of the catalogue, called by functions or by methods of one object',
    (id, paths) => {
      expect(Object.values(catalogue).some((service) => service.id === id)).toBe(true)
      for (const path of paths) expect(path).toMatch(/^[\w$]+(\.\w+)?$/)
      expect(new Set(paths).size).toBe(paths.length)
    },
  )
})
