import { performance } from 'node:perf_hooks'

const FEW = 3
const MOST = 30

/**
 * Returns the shortest of several runs, in milliseconds. Other load only adds to it, so work is tried again, up to thirty
 * times, while it takes longer than it may.
 */
export function least(work: () => unknown, limit = 0): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < FEW || (run < MOST && limit && best >= limit); run++) {
    const began = performance.now()
    work()
    best = Math.min(best, performance.now() - began)
  }
  return best
}
