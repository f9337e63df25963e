import type { CatalogueService } from '../../src/services/types'

/** The page `docs/services.md`, from the services by export name and the ids of those that a browser test proves. */
export function writeTable(services: Readonly<Record<string, CatalogueService>>, proved: readonly string[]): string
