import type { CatalogueService } from '../../src/services/types'

/** What the data sets hold today. */
export interface Origins {
  /** Entities of third-party-web. */
  entities: readonly { name: string; domains: readonly string[] }[]
  /** Every host that @nuxt/scripts names. */
  hosts: readonly string[]
  /** Every policy that tarteaucitronjs or the Open Cookie Database links to. */
  policies: readonly string[]
  /** Rows of the Open Cookie Database. */
  cookies: readonly { platform: string; name: string; domain: string; lifetime: string; wildcard: boolean }[]
}

export interface Drift {
  /** What a service claims to have from a data set that does not have it. */
  claims: string[]
  /** What a data set knows of a service that does not declare it. */
  news: string[]
}

export function findDrift(services: readonly CatalogueService[], origins: Origins): Drift
