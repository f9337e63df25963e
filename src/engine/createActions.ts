import { verdictOf } from '../choice/allows'
import type { Wish } from '../choice/makeChoice'
import type { ShownNotice } from '../choice/receipt'
import type { Choice, ChoiceRecord } from '../choice/types'
import { validity } from '../choice/validity'
import type { ConsentEvents } from '../events'
import { setTimeout as nativeTimeout } from '../lib/natives'
import { cookieState, loadChoice, removeChoice, saveChoice } from '../storage/choiceCookie'
import { decode, encode } from '../storage/codec'
import type { Core } from './core'
import type { Effects } from './createEffects'
import type { ModalHandle } from './createModalHandle'
import type { PageParts } from './createParts'
import { type Decision, UNDECIDED } from './createStore'
import { describeChange } from './describeChange'
import { reloadPage } from './reloadPage'
import type { StoredChoiceWatch } from './watchStoredChoice'

/** The longest wait for the answer to another tool, in milliseconds: until then nobody is asked. */
const PATIENCE = 5e3

/**
 * Most choices in one task: a listener that always chooses otherwise, be it after a promise, would never stop. An even
 * number, so that one that alternates ends with the choice that it was told of first.
 */
const MOST = 50

/**
 * In place of an erased choice, with `adopt`: a refusal that has expired long ago, the same for every visitor. So an old
 * answer that another tool has left on another host of the site does not count again.
 */
const ERASED = 'v=1&by=visitor&lifetime=persistent&at=0'

/** What is posted with the record. */
type Sent = { notice: ShownNotice | undefined; cause: 'first' | 'changed' }

/** Everything that changes the choice or asks for it. */
export interface Actions {
  /** Saves a wish and applies it; `notice` is what the modal showed. */
  choose(wish: Wish, by: Choice['by'], notice?: ShownNotice): void
  /** Erases the choice and all optional data, and asks again. With `adopt`, notes that one was erased. */
  reset(): Promise<void>
  /**
   * Takes over the answer to the tool that the site had before, unless there is a choice of this site's own, or one is
   * made meanwhile. If nobody can know what was answered, the undecided are refused in this page. Before the start:
   * nothing is applied.
   */
  takeOver(): Promise<void>
  /** Applies the choice that another tab, a sibling subdomain or the server has stored. */
  applyStored(): Promise<void>
  /** Saves the current choice again, after a slow response of the server has restored the one before, or broken it. */
  restore(): void
  /** Shows the notice if the visitor still has something to decide. */
  askAgain(): Promise<void>
}

export function createActions(
  core: Core,
  storedChoice: StoredChoiceWatch,
  effects: Effects,
  parts: PageParts,
  modal: ModalHandle,
  teardown: AbortController,
): Actions {
  const { config, store, emit, fail, isAlive } = core
  /** How many choices were told in this task: a listener may choose too. */
  let telling = 0
  const askAgain = async (): Promise<void> => {
    const { choice, why } = store.get()
    if (!choice || why) await modal.open('notice')
  }

  /** Applies a decision. The order at a withdrawal: vendors, gates, erasure, the page's listeners, then the reload. */
  const change = async (decision: Decision, cause: ConsentEvents['choice']['cause']): Promise<void> => {
    if (!isAlive()) return
    const before = store.set(decision)
    storedChoice.remember(cause !== 'tab')
    const erased = effects.apply(before)
    telling++
    emit('choice', describeChange(before, store.get(), cause))
    nativeTimeout(() => telling--)
    modal.close()
    const isWithdrawal = config.ids.some((id) => verdictOf(before, [id]) && !verdictOf(store.get(), [id]))
    // Scripts that already run cannot be unloaded.
    await erased
    if (isWithdrawal && config.afterRevoke === 'reload') reloadPage()
    // The choice may be gone: reset here, or in another tab.
    await askAgain()
  }

  const save = (record: ChoiceRecord, old: ChoiceRecord | null): string | undefined =>
    saveChoice(config, record, old, fail)

  const remove = (isNoted: boolean): void => {
    removeChoice(config.cookie.name)
    if (isNoted && config.adopt.from) save(decode(ERASED) as ChoiceRecord, null)
  }

  /** Posts the choice and its receipt to the site's server. Posts the record itself: the jar may hold another. */
  const post = async (record: ChoiceRecord, domain: string | undefined, sent: Sent): Promise<void> => {
    if (!config.receipts && (!config.cookie.url || domain === undefined)) return
    const receipt = store.receipt()
    const part = await parts.fetch('receipts')
    if (domain !== undefined)
      part?.postChoice({ config, choice: encode(record), domain, onAnswer: storedChoice.check, fail })
    part?.send(core, { receipt, ...sent })
  }

  return {
    askAgain,
    choose(wish, by, notice) {
      const { choice, record: old } = store.get()
      const cause = choice ? 'changed' : 'first'
      const record = store.make(wish, by)
      // A listener makes the very choice that it is told of.
      if (telling && old && encode(old) === encode(record)) return
      if (telling > MOST) return fail('listener', 'choice')
      const domain = save(record, old)
      change({ record, ...validity(record, config, Date.now()) }, cause)
      post(record, domain, { notice, cause })
    },
    async takeOver() {
      const old = loadChoice(config)
      // An answer to an earlier policy is none to this one.
      if (old && (!old.choice.adopted || old.choice.policy !== config.policy.version)) return
      const find = async () => (await parts.fetch('adopt'))?.findAnswer(core, old)
      const record = await Promise.race([find(), new Promise<0>((resolve) => setTimeout(resolve, PATIENCE, 0))])
      if (teardown.signal.aborted) return
      if (record === 0) fail('adopt-missing', `${PATIENCE} ms`)
      // They may have refused there. The config is no page's: `resolveConfig` made it for this one start.
      if (!record && record !== null) config.mode = 'opt-in'
      if (!record || cookieState(config) !== JSON.stringify(old)) return
      const domain = save(record, old)
      store.set(store.read())
      post(record, domain, { notice: undefined, cause: 'first' })
    },
    async reset() {
      if (telling > MOST) return fail('listener', 'choice')
      if (isAlive()) remove(!!store.get().record)
      await change(UNDECIDED, 'reset')
    },
    applyStored: () => change(store.read(), 'tab'),
    restore() {
      const stored = loadChoice(config)
      const { record } = store.get()
      if (!stored) fail('endpoint-lost', 'Set-Cookie')
      if (record) save(record, stored)
      else remove(true)
    },
  }
}
