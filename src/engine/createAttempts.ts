import type { Address, Declared } from '../choice/declared'
import { isOwnHost } from '../choice/isOwnHost'
import { type Judgement, judge, type Writer } from '../choice/judge'
import type { Attempt } from '../diagnostics/audit'
import type { Emitter, GateKind } from '../events'
import { callerHost } from '../lib/caller'
import type { State, Store } from './createStore'

/** What gates asked of the choice, and what came of it. */
export interface Attempts {
  /** Judges, notes and tells of a refusal; a request is judged by its address, and noted by its host. Never throws. */
  ask(kind: GateKind, target: string | Address, stack: () => string): Judgement
  /** Who wrote a cookie or key that no service declares; the site's own where nobody saw it. */
  writerOf(key: `${'cookies' | 'storage'} ${string}`): Writer
  /** What was asked since the page was loaded, one entry for all that was judged alike. */
  list(): Attempt[]
}

/** Where a service declares what an attempt of this kind is about. */
function declaredIn(kind: GateKind): Declared {
  if (kind === 'cookie') return 'cookies'
  return kind === 'storage' ? kind : 'hosts'
}

/**
 * @param needOf what a released script on a call stack was tagged with
 * @param own URL of the SDK's own file
 */
export function createAttempts({
  store,
  needOf,
  emit,
  own,
}: {
  store: Store
  needOf(stack: string): readonly string[] | undefined
  emit: Emitter['emit']
  own: string | undefined
}): Attempts {
  const attempts = new Map<string, Attempt>()
  const writers = new Map<string, Writer>()
  /** Who has written what since the page's code last had its turn: a call stack costs more than the write it is for. */
  const recentWriters = new Map<string, Writer>()
  /** Attempts on names that are answered the same for as long as this state holds, whoever asks. */
  const answered = new Map<string, Attempt>()
  let answeredFor: State | undefined

  const forgetSoon = async (): Promise<void> => {
    await null
    recentWriters.clear()
  }

  const identify = (key: string, stack: () => string, { config }: State): Writer => {
    if (!recentWriters.size) forgetSoon()
    let writer = recentWriters.get(key)
    if (writer === undefined) {
      const text = stack()
      writer = needOf(text) ?? isOwnHost(config, callerHost(text, own), location.hostname)
      recentWriters.set(key, writer)
    }
    return writer
  }

  const judgeAnew = (kind: GateKind, target: string | Address, stack: () => string, state: State): Attempt => {
    const what = declaredIn(kind)
    const name = typeof target === 'string' ? target : target.host
    const key = `${what} ${name}`
    let writer: Writer = true
    const judgement = judge(state, what, target, () => {
      writer = identify(key, stack, state)
      return writer
    })
    if (judgement.category === null && what !== 'hosts') {
      if (!writers.has(key)) emit('undeclared', { kind, target: name })
      writers.set(key, writer)
    }
    const id = `${kind} ${key} ${judgement.verdict} ${state.choice?.at}`
    const attempt = attempts.get(id) ?? { kind, target: name, ...judgement, count: 0, terms: state }
    attempts.set(id, attempt)
    if (what !== 'hosts' && (judgement.category !== null || state.whole)) answered.set(`${kind} ${name}`, attempt)
    return attempt
  }

  return {
    list: () => [...attempts.values()],
    writerOf: (key) => writers.get(key) ?? true,
    ask(kind, target, stack) {
      try {
        const state = store.get()
        if (state !== answeredFor) answered.clear()
        answeredFor = state
        const attempt = answered.get(`${kind} ${target}`) ?? judgeAnew(kind, target, stack, state)
        attempt.count++
        const { verdict, category, service } = attempt
        const whose = { category, ...(service && { service }) }
        if (!verdict) emit('blocked', { kind, ...whose, target: attempt.target })
        return { verdict, ...whose }
      } catch {
        // A page that has broken what we stand on gets a refusal and no error of ours.
        return { verdict: null, category: null }
      }
    },
  }
}
