import { verdictOf } from '../choice/allows'
import type { Address, Declared } from '../choice/declared'
import { type Judgement, judge, type Writer } from '../choice/judge'
import type { Attempt } from '../diagnostics/audit'
import type { GateKind } from '../events'
import type { Installed } from '../gate/types'
import type { Core } from './core'
import type { State } from './createStore'
import type { Writers } from './createWriters'

/** What gates asked of the choice, and what came of it. */
export interface Attempts {
  /** Judges, notes and tells of a refusal; a request is judged by its address, and noted by its host. Never throws. */
  ask(kind: GateKind, target: string | Address, stack: () => string): Judgement
  /**
   * Whether it matters who asks for this address although no service declares it: a script that was let go has contacted
   * its host, or may do so for the first time, or is not covered any more. Without an address: for any.
   */
  mattersWho(address?: Address): boolean
  /** What was asked since the page was loaded, one entry for all that was judged alike. */
  list(): Attempt[]
}

/** Where a service declares what an attempt of this kind is about. */
function declaredIn(kind: GateKind): Declared {
  if (kind === 'cookie') return 'cookies'
  return kind === 'storage' ? kind : 'hosts'
}

/** @param release what is at work once something is released */
export function createAttempts(
  { store, emit }: Pick<Core, 'store' | 'emit'>,
  writers: Writers,
  release: () => Installed | undefined,
): Attempts {
  const attempts = new Map<string, Attempt>()
  /** Undeclared hosts that were asked for while something was released, and what the scripts that asked were tagged with. */
  const contacts = new Map<string, readonly string[] | undefined>()
  /** Attempts on names that are answered the same for as long as this state holds, whoever asks. */
  const answered = new Map<string, Attempt>()
  let answeredFor: State | undefined

  const judgeAnew = (kind: GateKind, target: string | Address, stack: () => string, state: State): Attempt => {
    const what = declaredIn(kind)
    const name = typeof target === 'string' ? target : target.host
    const key = `${what} ${name}`
    let writer: Writer = true
    const judged = judge(state, what, target, () => {
      writer = writers.identify(key, stack, what === 'hosts' ? contacts.get(name) : undefined)
      return writer
    })
    if (what === 'hosts' && typeof writer !== 'boolean') contacts.set(name, writer)
    const verdict =
      what === 'hosts'
        ? judged.verdict
        : writers.note({ kind, key: `${what} ${name}`, name, judgement: judged, writer })
    const id = `${kind} ${key} ${verdict} ${state.choice?.at}`
    const attempt = attempts.get(id) ?? { kind, target: name, ...judged, verdict, count: 0, terms: state }
    attempts.set(id, attempt)
    const isForAll = judged.category !== null || state.whole
    if (what !== 'hosts' && isForAll && verdict === judged.verdict) answered.set(`${kind} ${name}`, attempt)
    return attempt
  }

  const isCovered = (need: readonly string[]): boolean => !!verdictOf(store.get(), need)

  return {
    mattersWho(address) {
      const released = release()
      if (!released) return false
      if (released.wary?.()) return true
      if (!address) return [...contacts.values()].some((need) => need && !isCovered(need))
      const { host } = address
      const isNew = !contacts.has(host)
      if (isNew) contacts.set(host, undefined)
      return isNew || !!contacts.get(host)
    },
    list: () => [...attempts.values()],
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
