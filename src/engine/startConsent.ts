import type { ResolvedConfig } from '../config/schema'
import { createGates } from '../gate/gates'
import { captureNatives } from '../lib/capture'
import type { Consent } from '../types'
import { createActions } from './createActions'
import { createAnswers } from './createAnswers'
import { createCore } from './createCore'
import { createEffects } from './createEffects'
import { createHandle } from './createHandle'
import { createModalHandle } from './createModalHandle'
import { createParts } from './createParts'
import { createVendors } from './createVendors'
import { describeStored } from './describeChange'
import type { Door } from './door'
import { findEarlyHosts } from './findEarlyHosts'
import { reportMistakes } from './reportMistakes'
import { RUNNING } from './running'
import { watchPage } from './watchPage'
import { watchStoredChoice } from './watchStoredChoice'

/**
 * Wires and starts everything, and returns the API. Throws nothing into the page. One document has one consent: if this
 * or another copy of the SDK already runs, returns that one.
 */
export function startConsent(config: ResolvedConfig, door: Door): Consent {
  const home = document as { [RUNNING]?: Consent }
  if (home[RUNNING]) return home[RUNNING]
  captureNatives()

  let isAlive = false
  const teardown = new AbortController()
  const core = createCore(config, door, {
    isAlive: () => isAlive,
    choose: (wish, notice) => answers.choose(wish, 'visitor', notice),
    open: (view) => modal.open(view),
    reset: () => actions.reset(),
    onShadowTag: () => parts.onPageChange(),
    release: () => parts.release(),
  })
  const { store, emit, safely } = core
  const gates = createGates(core)
  const vendors = createVendors(core, teardown)
  const parts = createParts(core, vendors, () => effects.erased())
  const shutGates = (): void =>
    gates.shut(!!(core.hosts[0] || config.adopt.from || store.get().granted[0] || parts.release()))
  const effects = createEffects(core, vendors, shutGates, parts)
  const modal = createModalHandle(core, parts.fetch)
  const storedChoice = watchStoredChoice(
    config,
    safely(() => actions.applyStored()),
    () => actions.restore(),
  )
  const actions = createActions(core, storedChoice, effects, parts, modal, teardown)
  const answers = createAnswers(core, actions)

  const begin = safely(async () => {
    // The first read of the jar takes milliseconds on the call stack of a long script: Chromium looks up the caller,
    // and parses every function on the stack for that.
    if (door.isAlone) await null
    if (config.adopt.from) await actions.takeOver()
    // Destroyed meanwhile.
    if (teardown.signal.aborted) return
    store.set(store.read())
    storedChoice.begin(store.get())
    // First, to start the download of the modal. It opens after everything below is done.
    safely(actions.askAgain)()
    effects.apply(null)
    isAlive = true
    const { choice } = store.get()
    emit('ready', { choice })
    // A listener may have chosen just now, which has emitted its own event.
    if (choice && choice === store.get().choice) emit('choice', describeStored(store.get()))
  })

  safely(() => {
    // After a late block it is the block that stands in the wrong place.
    if (core.hosts[0] && !door.isLate) core.earlyHosts = findEarlyHosts(core.servicesAt)
  })()
  // Scripts that follow are refused everything until the choice is read.
  shutGates()
  reportMistakes(core, parts.fetch)
  const unwatch = watchPage(core.key, teardown, {
    onClick: answers.onClick,
    onReturn: safely(storedChoice.check),
    onTags: safely(parts.onPageChange),
    onSeen: begin,
    onMutation() {
      effects.mirror()
      modal.onPageChange()
    },
    safely,
  })

  home[RUNNING] = createHandle(core, answers, modal, effects, vendors, () => {
    isAlive = false
    delete home[RUNNING]
    teardown.abort()
    unwatch()
    gates.undo()
    modal.close()
    // Before the modal: parts use its preact.
    parts.undo()
    modal.destroy()
    core.clear()
    delete document.documentElement.dataset.consentGranted
  })
  return home[RUNNING]
}
