import { verdictOf } from '../choice/allows'
import type { Address, Declared } from '../choice/declared'
import { type Judgement, judge, type Writer } from '../choice/judge'
import type { Attempt } from '../diagnostics/attempt'
import type { Emitter, GateKind } from '../events'
import type { Installed } from '../gate/types'
import type { NameKey } from '../storage/notedNames'
import type { State, Store } from './createStore'
import type { Writers } from './createWriters'

/** Judges what gates ask, and records the answers for `audit()`. */
export interface Attempts {
  /**
   * Judges an attempt, records it, and emits `blocked` at a refusal. A request is judged by its address and recorded by
   * its host. Never throws.
   */
  ask(kind: GateKind, target: string | Address, stack: () => string): Judgement
  /**
   * Whether the answer for this undeclared address depends on the script that asks: a released script has contacted its
   * host, or may do so now for the first time. Without an address: whether a script that contacted any host has lost
   * its grant.
   */
  dependsOnCaller(address?: Address): boolean
  /** Returns the attempts since the page loaded; equal ones share one entry with a count. */
  list(): Attempt[]
}

/** Returns the field of a service that declares the target of an attempt. */
function declaredIn(kind: GateKind): Declared {
  if (kind === 'cookie') return 'cookies'
  return kind === 'storage' ? kind : 'hosts'
}

/** @param release returns the `release` part once it is installed */
export function createAttempts(
  { store, emit }: { store: Store; emit: Emitter['emit'] },
  writers: Writers,
  release: () => Installed | undefined,
): Attempts {
  const attempts = new Map<string, Attempt>()
  /** Undeclared hosts that were contacted after a release, each with the tag of the released script that did so. */
  const contacts = new Map<string, readonly string[] | undefined>()
  /** Attempts with the same answer for every writer, while the state is `stateOfCache`. */
  const cache = new Map<string, Attempt>()
  let stateOfCache: State | undefined

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
      what === 'hosts' ? judged.verdict : writers.note({ kind, name, key: key as NameKey, judgement: judged, writer })
    const id = `${kind} ${key} ${verdict} ${state.choice?.at}`
    const attempt = attempts.get(id) ?? { kind, target: name, ...judged, verdict, count: 0, terms: state }
    attempts.set(id, attempt)
    const isSameForAll = judged.category !== null || state.grantsAll
    if (what !== 'hosts' && isSameForAll && verdict === judged.verdict) cache.set(`${kind} ${name}`, attempt)
    return attempt
  }

  const isCovered = (need: readonly string[]): boolean => !!verdictOf(store.get(), need)

  return {
    dependsOnCaller(address) {
      const released = release()
      if (!released) return false
      if (released.hasUncovered?.()) return true
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
        if (state !== stateOfCache) cache.clear()
        stateOfCache = state
        const attempt = cache.get(`${kind} ${target}`) ?? judgeAnew(kind, target, stack, state)
        attempt.count++
        const { verdict, category, service } = attempt
        const decidedBy = { category, ...(service && { service }) }
        if (!verdict) emit('blocked', { kind, ...decidedBy, target: attempt.target })
        return { verdict, ...decidedBy }
      } catch {
        // A page that has broken built-ins gets a refusal, not an error.
        return { verdict: null, category: null }
      }
    },
  }
}
