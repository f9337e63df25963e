export interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur: number
  /** Microseconds on the processor. */
  tdur?: number
  args?: object
}

export function scriptTime(events: readonly TraceEvent[], origin: string): number
