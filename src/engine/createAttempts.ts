import type { Terms } from '../choice/allows'
import { isOwnHost, type Judgement, judge, type Writer } from '../choice/judge'
import type { Attempt } from '../diagnostics/audit'
import type { Emitter, GateKind } from '../events'
import { callerHost } from '../lib/caller'

/** What is asked of the choice by those who hold the gates, and what came of it. */
export interface Log {
  /** Judges, notes and tells. */
  ask(kind: GateKind, target: string, stack: () => string): Judgement
  /** Who wrote a cookie or key that no service declares; the site's own where nobody saw it. */
  writerOf(key: `${'cookies' | 'storage'} ${string}`): Writer
  /** What was asked since the page was loaded, one entry for all that was judged alike. */
  attempts: Map<string, Attempt>
}

/**
 * @param terms what is decided now
 * @param needOf what a released script on a call stack was tagged with
 * @param own URL of the SDK's own file
 */
export function createLog(
  terms: () => Terms,
  needOf: (stack: string) => readonly string[] | undefined,
  emit: Emitter['emit'],
  own?: string,
): Log {
  const writers = new Map<string, Writer>()
  /** Who has written what since the page's code last had its turn: a call stack costs more than the write that it is for. */
  const heard = new Map<string, Writer>()
  const attempts = new Map<string, Attempt>()
  const forget = async (): Promise<void> => {
    await null
    heard.clear()
  }
  return {
    attempts,
    writerOf: (key) => writers.get(key) ?? true,
    ask(kind, target, stack) {
      try {
        const what = kind === 'cookie' ? 'cookies' : kind === 'storage' ? kind : 'hosts'
        let writer: Writer = true
        const now = terms()
        const key = `${what} ${target}`
        const listen = (): Writer => {
          const text = stack()
          return needOf(text) ?? isOwnHost(now.config, callerHost(text, own), location.hostname)
        }
        const judgement = judge(now, what, target, () => {
          if (!heard.size) forget()
          writer = heard.get(key) ?? listen()
          heard.set(key, writer)
          return writer
        })
        const { verdict, ...whose } = judgement
        if (whose.category === null && what !== 'hosts') {
          if (!writers.has(key)) emit('undeclared', { kind, target })
          writers.set(key, writer)
        }
        const entry = `${kind} ${key} ${verdict} ${now.choice?.at}`
        const attempt = attempts.get(entry) ?? { kind, target, ...judgement, count: 0, terms: now }
        attempt.count++
        attempts.set(entry, attempt)
        if (!verdict) emit('blocked', { kind, ...whose, target })
        return judgement
      } catch {
        // A page that has broken what we stand on gets a refusal and no error of ours.
        return { verdict: null, category: null }
      }
    },
  }
}
