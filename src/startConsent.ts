import { decide, decideAll, type Terms } from './choice/decide'
import { isOwnHost, judgeCookie, judgeStorage } from './choice/judge'
import { makeChoice, type Wish } from './choice/makeChoice'
import { createReceipt } from './choice/receipt'
import type { Choice, ChoiceRecord, Lifetime } from './choice/types'
import { type Standing, validity } from './choice/validity'
import type { ResolvedConfig } from './config/schema'
import type { Door, Parts } from './door'
import { createEmitter } from './events'
import { cookies } from './gate/cookies'
import type { Gate, GateContext } from './gate/types'
import { callerHost } from './lib/caller'
import { type Fail, report } from './lib/report'
import { createGoogleSignal } from './signals/google'
import { cookieState, loadChoice, saveChoice } from './storage/choiceCookie'
import type { Covered } from './storage/erase'
import { hasLeftovers } from './storage/leftovers'
import type { Consent } from './types'
import type { Modal } from './ui/createModal'
import type { View } from './ui/types'

interface State extends Standing {
  record: ChoiceRecord | null
}

/** Starts everything; the only place that knows every room. Throws nothing into the page. */
export function startConsent(config: ResolvedConfig, door: Door): Consent {
  const { respect, categories, services } = config
  const root = document.documentElement
  const all = categories.map(({ id }) => id)
  const ids = [...all, 'necessary', ...services.map(({ id }) => id)]
  const signal =
    (respect.gpc && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) ||
    (respect.dnt && navigator.doNotTrack === '1')

  const make = (wish: Wish, by: Choice['by']): ChoiceRecord =>
    makeChoice(config, wish, by, { now: Date.now(), signal, id: () => crypto.randomUUID?.() })
  const read = (): State => {
    const record = loadChoice(config)
    const standing = validity(record, config, Date.now())
    // Cookies switched off in the browser are a refusal; asking could not be remembered either.
    if (!standing.choice && !navigator.cookieEnabled) standing.choice = make({ granted: [] }, 'browser').choice
    return { ...standing, record }
  }
  let state = read()
  let stored = cookieState(config)

  const terms = (): Terms => {
    const { choice, record } = state
    // A grant made under the signal is a fresh act on top of it; an older one does not count against it.
    const withheld = categories.filter(
      ({ id, gpc }) => signal && gpc && !(record?.signal && choice?.granted.includes(id)),
    )
    return { config, choice, withheld: withheld.map(({ id }) => id) }
  }
  const granted = (now = terms()): string[] => all.filter((id) => decide(now, [id]))
  const receipt = () => createReceipt(terms(), location.hostname, signal)

  let alive = false
  const restored = () => ({ choice: state.choice, previous: null, granted: granted(), revoked: [] })
  const { on, emit, clear } = createEmitter(
    document,
    (event) => alive && (event === 'ready' || (event === 'choice' && state.choice)) && restored(),
    (error) => fail('listener', `${error}`),
  )
  const told: string[] = []
  const fail: Fail = (code, detail) => {
    const text = `${code}: ${detail}`
    if (told.includes(text)) return
    told.push(text)
    // The words are fetched: a page where nothing goes wrong never needs them.
    door.load('explain').then(
      ({ explain }) => report(explain(code, detail)),
      () => report(text),
    )
    emit('error', { error: Object.assign(new Error(text), { code }) })
  }
  const check = (need: readonly string[]): void => {
    for (const id of need) if (!ids.includes(id)) fail('unknown-id', `"${id}" (known: ${ids.join(', ')})`)
  }
  const allows = (need: readonly string[], lifetime?: Lifetime): boolean => {
    check(need)
    const verdict = decide(terms(), need)
    return verdict === 'persistent' || (!!verdict && lifetime !== 'persistent')
  }

  /** Fetches a part once; a failure is told, and the next call tries again. */
  const loaded: { [P in keyof Parts]?: Promise<Parts[P]> } = {}
  const load = <P extends keyof Parts>(part: P): Promise<Parts[P]> =>
    (loaded[part] ??= door.load(part).catch((error) => {
      delete loaded[part]
      fail(`${part}-missing`, error.message)
      throw error
    }) as never)
  const ignore = (): void => {}

  const context: GateContext = {
    allows,
    judgeCookie: (name, stack) =>
      judgeCookie(terms(), name, () => isOwnHost(config, callerHost(stack(), door.own), location.hostname)),
    emit,
    fail,
    trusted: door.trusted,
    nonce: door.nonce,
  }
  const tell = config.signals[0] && createGoogleSignal(window as never)
  let cookieGate: ReturnType<Gate['install']> | null = null
  let scriptGate: ReturnType<Gate['install']> | null = null
  let launcher: (() => void) | undefined

  /** Lets tagged scripts go and leaves a way back; what it takes is fetched when it is due. */
  const settle = (): void => {
    scriptGate?.update?.()
    const tags = document.querySelectorAll<HTMLElement>('script[data-consent]')
    const due = [...tags].filter(({ dataset }) => allows(`${dataset.consent}`.split(' ')))[0] || granted()[0]
    // A page needs a way back; one of its own is the best.
    const lost =
      config.ui && state.choice && document.readyState !== 'loading' && !document.querySelector('[data-consent-open]')
    if ((scriptGate || !due) && !lost) return
    load('release').then(({ scripts, addLauncher }) => {
      if (!alive) return
      if (due) scriptGate ??= scripts.install(context)
      if (lost) launcher ??= addLauncher(config)
    }, ignore)
  }

  /** Erases what the terms do not cover; `lowered`: what was granted to last is now granted for the session. */
  const erase = async (now: Terms, lowered?: boolean): Promise<void> => {
    // Who wrote what is already there cannot be told, so only `block` erases what no service declares.
    const own = () => true
    const covered: Covered = {
      cookie(name) {
        const { verdict } = judgeCookie(now, name, own)
        return verdict === 'session' ? !lowered : !!verdict
      },
      storage: (name) => !!judgeStorage(now, name, own).verdict,
    }
    if (!(await hasLeftovers(covered))) return
    const left = await (await load('release')).erase(covered, location)
    if (left[0]) fail('not-erased', left.join(', '))
  }

  /** Brings signals, gates, storage and mirror in line with what is decided. */
  const apply = (lowered?: boolean): Promise<void> => {
    const now = terms()
    if (tell) tell((category) => !!decide(now, [category]))
    if (decideAll(now) !== 'persistent') cookieGate ??= cookies.install(context)
    else {
      cookieGate?.undo()
      cookieGate = null
    }

    const erased = erase(now, lowered)
    if (now.choice) root.dataset.consentGranted = granted(now).join(' ')
    else delete root.dataset.consentGranted
    settle()
    return erased
  }

  const change = async (next: State): Promise<void> => {
    const before = terms()
    const had = granted()
    state = next
    stored = cookieState(config)
    const now = terms()
    const has = granted()
    const erased = apply(before.choice?.lifetime === 'persistent' && now.choice?.lifetime === 'session')
    emit('choice', {
      choice: now.choice,
      previous: before.choice,
      granted: has.filter((id) => !had.includes(id)),
      revoked: had.filter((id) => !has.includes(id)),
    })
    modal?.close()
    await erased
    // What already runs cannot be unloaded.
    if (config.onRevoke === 'reload' && ids.some((id) => decide(before, [id]) && !decide(now, [id]))) location.reload()
  }
  const choose = (wish: Wish, by: Choice['by']): void => {
    check([...wish.granted, ...(wish.except ?? [])])
    const record = make(wish, by)
    if (!saveChoice(record, config, location)) fail('not-saved', config.cookie.name)
    change({ record, choice: record.choice, why: null, added: [] })
    if (config.receipts) load('release').then(({ sendReceipt }) => sendReceipt(config, receipt(), fail), ignore)
  }
  const startOver = async (): Promise<void> => {
    saveChoice(null, config, location)
    await change({ record: null, choice: null, why: null, added: [] })
    await open('notice')
  }

  let modal: Modal | null = null
  const open = async (view: View = 'preferences'): Promise<void> => {
    if (!config.ui) return
    try {
      const { createModal } = await load('ui')
      if (!alive) return
      modal ??= createModal({
        model: () => ({ config, ...state, withheld: terms().withheld, receipt: receipt() }),
        choose: (wish) => choose(wish, 'visitor'),
        erase: startOver,
        emit,
        nonce: door.nonce,
      })
      await modal.open(view)
    } catch {
      // Told by `load`. Undecided stays refused.
    }
  }
  const leaving = new AbortController()
  const listen = (target: EventTarget, type: string, listener: (event: Event) => void): void =>
    target.addEventListener(type, listener, { signal: leaving.signal })
  listen(document, 'click', (event) => {
    const opener = (event.target as Element).closest?.<HTMLElement>('[data-consent-open]')
    if (!opener) return
    event.preventDefault()
    open((opener.dataset.consentOpen as View) || undefined)
  })
  listen(document, 'readystatechange', settle)
  // Another tab may have decided meanwhile.
  const look = (): void => {
    if (cookieState(config) !== stored) change(read())
  }
  listen(document, 'visibilitychange', look)
  listen(window, 'pageshow', look)

  alive = true
  apply()
  emit('ready', { choice: state.choice })
  if (state.choice) emit('choice', restored())
  if (!state.choice || state.why) open('notice')

  return {
    get choice() {
      return state.choice
    },
    allows: (id, lifetime) => allows([id], lifetime),
    when: (id, lifetime) =>
      new Promise((resolve) => {
        let off: (() => void) | undefined
        const look = (): void => {
          if (!allows([id], lifetime)) return
          // In an opt-out regime the undecided are granted: the promise then tells what that amounts to.
          resolve(state.choice ?? make({ granted: granted() }, 'host').choice)
          off?.()
        }
        off = on('choice', look)
        look()
      }),
    on,
    acceptAll: (lifetime) => choose({ granted: all.filter((id) => !terms().withheld.includes(id)), lifetime }, 'host'),
    rejectAll: () => choose({ granted: [] }, 'host'),
    choose: (wish) => choose(wish, 'host'),
    open,
    close: () => modal?.close(),
    erase: startOver,
    receipt,
    destroy() {
      alive = false
      leaving.abort()
      scriptGate?.undo()
      cookieGate?.undo()
      modal?.destroy()
      launcher?.()
      clear()
      delete root.dataset.consentGranted
    },
  }
}
