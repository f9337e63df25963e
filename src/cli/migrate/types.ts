import type { ConsentConfig, Service } from '../../config/schema'

/** A service in full, or the name of one of the catalogue with what differs. */
export type MovedService = Service | ({ use: string } & Partial<Service>)

/** Ours, with names of the catalogue for services; `expand` writes them out. */
export type MovedConfig = Omit<ConsentConfig, 'services'> & { services?: MovedService[] }

/** What another tool's config becomes. */
export interface Moved {
  config: MovedConfig
  /** What could not be carried over, or needs a look: a line each, with its path in theirs. */
  lost: string[]
}

/** A config of theirs. */
export type Given = Record<string, unknown>
export type Move = (given: Given) => Moved
