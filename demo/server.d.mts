/** One request that the collector received. It never holds an address or an identifier of the visitor. */
export interface Entry {
  id: number
  /** ISO 8601 */
  time: string
  method: string
  /** Without its query. */
  path: string
  source: 'posthog' | 'web-vitals' | 'other'
  /** What it was about: event names, or a measurement. */
  label: string
  /** Size of the body as sent, in bytes. */
  bytes: number
}

export interface Demo {
  /** Such as `http://localhost:4173/`. */
  url: string
  close(): Promise<void>
  collected(): Entry[]
}

/** Starts the demo site, its collector and its panel; takes the next free port where the wanted one is taken. */
export function startDemo(options?: { port?: number; host?: string }): Promise<Demo>
