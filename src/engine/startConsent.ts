import { decide, decideAll, type Terms } from '../choice/allows'
import { isOwnHost } from '../choice/judge'
import { makeChoice, type Wish } from '../choice/makeChoice'
import { serviceOf } from '../choice/match'
import { createReceipt } from '../choice/receipt'
import { type Choice, type ChoiceRecord, type Lifetime, NECESSARY } from '../choice/types'
import { type Standing, validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import type { ResolvedConfig } from '../config/schema'
import { createEmitter } from '../events'
import { createGates } from '../gate/gates'
import type { Installed } from '../gate/types'
import { report } from '../lib/report'
import type { PageHost } from '../parts/frames'
import type { Door, Parts } from '../parts/registry'
import type { Signals } from '../signals/createSignals'
import { createGoogleSignal } from '../signals/google'
import { cookieState, loadChoice, saveChoice } from '../storage/choiceCookie'
import { cookieText } from '../storage/cookieJar'
import { createCoverage, keptForSession } from '../storage/coverage'
import type { Covered } from '../storage/erase'
import { hasLeftovers } from '../storage/leftovers'
import type { Consent } from '../types'
import type { Modal } from '../ui/createModal'
import type { View } from '../ui/types'
import { createLog } from './createAttempts'
import { createFaults } from './createReporter'
import { watchPage } from './watchPage'

/** What is decided, why it is asked again, and what that rests on. */
interface State extends Standing, Terms {
  choice: Choice | null
  record: ChoiceRecord | null
  /** The categories that are granted now. */
  granted: readonly string[]
}

/** How long a look into the jar that finds what a choice has replaced counts as late, in milliseconds. */
const STALE = 1e3

/** Where a document keeps the one that runs in it: no markup can bear a symbol for its name. */
const RUNNING = Symbol.for('interact-consent')

/**
 * Starts everything; the only place that knows every room. Throws nothing into the page. One document has one consent:
 * where this or another copy of the SDK runs already, that one is handed over.
 */
export function startConsent(config: ResolvedConfig, door: Door): Consent {
  const home = document as { [RUNNING]?: Consent }
  if (home[RUNNING]) return home[RUNNING]
  const { ids, respect } = config
  const { name: key } = config.cookie
  const all = config.categories.map(({ id }) => id)
  let signal: boolean

  const make = (wish: Wish, by: Choice['by']): ChoiceRecord =>
    makeChoice(config, wish, by, { now: Date.now(), signal, id: () => crypto.randomUUID?.() })
  const read = (): Standing & Pick<State, 'record'> => {
    const record = loadChoice(config)
    const standing = validity(record, config, Date.now())
    // Cookies that the browser has switched off are a refusal; asking could not be remembered either.
    if (!standing.choice && (!navigator.cookieEnabled || cookieText() === null))
      standing.choice = make({ granted: [] }, 'browser').choice
    return { ...standing, record }
  }
  const weigh = (standing: Standing & Pick<State, 'record'>): State => {
    const terms = { ...standing, config, withheld: withheld(config, signal, standing) }
    return { ...terms, granted: all.filter((id) => decide(terms, [id])) }
  }
  /** While the page is prerendered nobody sees it: nothing is read, and everything is refused. */
  let state: State = { config, choice: null, record: null, why: null, added: [], withheld: all, granted: [] }
  let stored: string
  /** A choice that granted something, and was replaced by this page's latest. */
  let replaced: unknown

  const receipt = () => createReceipt(state, location.hostname, signal)

  let alive = false
  /** What the choice is now, and what has changed since. */
  const news = (previous: Choice | null, had: readonly string[]) => ({
    choice: state.choice,
    previous,
    newlyGranted: state.granted.filter((id) => !had.includes(id)),
    revoked: had.filter((id) => !state.granted.includes(id)),
  })
  const { on, emit, clear } = createEmitter(
    document,
    (event) => alive && (event === 'ready' || (event === 'choice' && state.choice)) && news(null, []),
    (error) => fail('listener', `${error}`),
  )
  const [fail, safely] = createFaults(door, emit)
  const check = (need: readonly string[]): void => {
    for (const id of need) if (!ids.includes(id)) fail('unknown-id', `"${id}" (${ids})`)
  }
  const allows = (need: readonly string[], lifetime?: Lifetime): boolean => {
    try {
      check(need)
      const verdict = decide(state, need)
      return verdict === 'persistent' || (!!verdict && lifetime !== 'persistent')
    } catch {
      return false
    }
  }

  const load = <P extends keyof Parts>(part: P): Promise<Parts[P] | undefined> =>
    door.load(part).catch((error) => fail(`${part}-missing`, error.message) as undefined)

  const { wrong } = door
  if (wrong) load('explain').then((part) => part?.explainConfig(...wrong).forEach(report))

  const { ask, attempts, writerOf } = createLog(
    () => state,
    (stack) => installed.release?.needOf?.(stack),
    emit,
    door.own,
  )
  const context: PageHost & Pick<Door, 'load'> = {
    ...door,
    allows,
    ask,
    hosts: config.services.flatMap(({ category, hosts = [] }) => (category === NECESSARY ? [] : hosts)),
    wary: () => installed.release?.wary?.(),
    free: new WeakSet(),
    key,
    emit,
    fail,
    config,
    decided: () => state.choice,
    choose: (wish, hash) => choose(wish, 'visitor', hash),
    open: () => open(),
  }
  const grants = (id: string): boolean => !!decide(state, [id])
  const google = config.signals.includes('google') && createGoogleSignal(window as never)
  /** Tells all other vendors, once that has arrived; what is due is let go after they were told. */
  let tellVendors: Signals | undefined
  const deaf =
    config.signals[google ? 1 : 0] &&
    load('signals').then((part) => {
      tellVendors = part?.createSignals(config, grants, fail, leaving)
      return !part
    })
  const gates = createGates(context)
  /** Parts that have come and are at work in the page. */
  const installed: { [P in 'release' | 'frames' | 'launcher']?: Installed } = {}
  let missing = false

  const shutGates = (): void => gates.shut(context.hosts[0] || state.granted[0] || installed.release)

  /** Lets tagged scripts go and leaves a way back; what it takes is fetched when it is due. */
  const settle = safely((changed?: object) => {
    for (const one of Object.values(installed)) one.update?.()
    // What could not be had is asked for again with the next choice, and not whenever the page changes.
    if (changed && missing) return
    const bring = (part: keyof typeof installed, due: unknown): void => {
      if (due && !installed[part])
        load(part).then(async (brought) => {
          // What waits for a vendor to be told stays held where nobody can tell it.
          const off = part === 'release' && (await deaf)
          if (!brought) missing = true
          else if (alive && !off) installed[part] ??= brought.install(context)
        })
    }
    bring(
      'release',
      state.granted[0] ||
        [...document.querySelectorAll<HTMLElement>('script[data-consent]')].some(({ dataset }) =>
          allows(`${dataset.consent}`.match(/\S+/g) ?? []),
        ),
    )
    bring('frames', document.querySelector('[data-consent]:not(script)'))
    // A page needs a way back; one of its own is the best.
    bring(
      'launcher',
      config.ui && state.choice && document.readyState !== 'loading' && !document.querySelector('[data-consent-open]'),
    )
  })

  /** For style sheets. Only what differs is written: the page is watched for it. */
  const mirror = safely(() => {
    const { dataset } = document.documentElement
    const text = state.granted.join(' ')
    if (!state.choice) delete dataset.consentGranted
    else if (dataset.consentGranted !== text) dataset.consentGranted = text
  })

  const coverage = (lowered?: boolean): Covered =>
    createCoverage(state, key, writerOf, state.choice?.lifetime !== 'session' && !(alive && state.granted[0]), lowered)
  const erase = async (covered: Covered): Promise<void> => {
    const then = state
    if (!(await hasLeftovers(covered))) return
    const part = await load('release')
    // A choice made meanwhile has looked for itself, and what came with it is not to go by the old one.
    if (then === state) await part?.erase(covered, location, fail)
  }

  /** Brings signals, gates, storage and mirror in line with what is decided. */
  const apply = (before?: Lifetime): Promise<void> | true => {
    mirror()
    if (google) google(grants)
    tellVendors?.()
    const whole = decideAll(state) === 'persistent'
    if (whole && config.afterRevoke !== 'keep') gates.open()
    else shutGates()

    // Where all is granted to last, nothing is left over but what was kept for a session.
    const erased =
      (whole && (alive ? before !== 'session' : !keptForSession(key).length)) ||
      erase(coverage(before === 'persistent' && state.choice?.lifetime === 'session'))
    settle()
    return erased
  }
  const askAgain = async (): Promise<void> => {
    if (!state.choice || state.why) await open('notice')
  }

  const change = safely(async (next: Standing & Pick<State, 'record'>) => {
    if (!alive) return
    const before = state
    const { granted: had } = state
    replaced = before.choice?.granted[0] && stored
    state = weigh(next)
    stored = cookieState(config)
    const erased = apply(before.choice?.lifetime)
    emit('choice', news(before.choice, had))
    close()
    await erased
    // What already runs cannot be unloaded.
    if (config.afterRevoke === 'reload' && ids.some((id) => decide(before, [id]) && !decide(state, [id])))
      location.reload()
    // The choice may be gone: erased here, or in another tab.
    await askAgain()
  })
  const choose = safely((wish: Wish, by: Choice['by'], hash?: string) => {
    // Prerendered: not before somebody sees the page.
    if (!alive) return void on('ready', () => choose(wish, by))
    check([...wish.granted, ...(wish.except ?? [])])
    const record = make(wish, by)
    const domain = saveChoice(record, config, location, state.record)
    domain ?? fail('not-saved', key)
    change({ record, choice: record.choice, why: null, added: [] })
    if (config.receipts || config.cookie.url)
      load('release').then((part) => part?.tellServer(config, receipt(), domain, fail, hash))
  })
  const startOver = async (): Promise<void> => {
    if (alive) saveChoice(null, config, location)
    await change({ record: null, choice: null, why: null, added: [] })
  }

  let modal: Modal | null = null
  /** The latest wish: a modal that arrives after somebody decided stays away. */
  let wanted: View | null = null
  const close = (): void => {
    wanted = null
    modal?.close()
  }
  const open = safely(async (view: View = 'preferences') => {
    wanted = view
    const part = config.ui && (await load('ui'))
    if (!part || !wanted || !alive) return
    modal ??= part.createModal({
      ...context,
      model: () => ({ ...state, receipt: receipt() }),
      erase: startOver,
    })
    await modal.open(view)
  })
  const click = safely((event: Event) => {
    if (!(event.target as Element).closest?.('[data-consent-open]')) return
    event.preventDefault()
    open()
  })
  // Another tab may have decided meanwhile.
  const look = safely(() => {
    const now = cookieState(config)
    // A jar that still shows what was written over must not undo a withdrawal.
    if (now === replaced)
      // Choices of one second may be equal: what still stands there later is another tab's.
      setTimeout(() => {
        replaced = null
        look()
      }, STALE)
    else if (now !== stored) change(read())
  })
  const begin = safely(() => {
    signal =
      (respect.gpc && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) ||
      (respect.dnt && navigator.doNotTrack === '1')
    state = weigh(read())
    stored = JSON.stringify(state.record)
    // First of all, as the page goes on while what asks is on its way; it comes when all of this is done.
    askAgain()
    apply()
    alive = true
    const { choice } = state
    emit('ready', news(null, []))
    // A listener may have chosen just now, and that was told.
    if (choice && choice === state.choice) emit('choice', news(null, []))
  })

  const leaving = new AbortController()
  let leavePage: () => void
  let begun: boolean | undefined
  try {
    leavePage = watchPage(key, leaving, {
      click,
      look,
      settle,
      begin: safely(async () => {
        begun = door.alone
        // Below a long script's own frames the first read of the jar costs milliseconds: Chromium looks up where it is
        // called from, and parses every function on the stack for it.
        if (begun) await null
        begin()
        try {
          if (!alive) shutGates()
          begun = true
        } catch (error) {
          // Where nothing can be shut, nobody is to think that it is.
          home[RUNNING]?.destroy()
          throw error
        }
      }),
      changed: () => [mirror(), modal?.stay()],
      safely,
    })
  } finally {
    // Prerendered, or something went wrong: nothing has shut them yet.
    if (!begun) shutGates()
  }

  home[RUNNING] = {
    get choice() {
      return state.choice
    },
    allows: (id, lifetime) => allows([id], lifetime),
    when: (id, lifetime) =>
      new Promise((resolve) => {
        const look = (): void => {
          // In an opt-out mode the undecided are granted: the promise then tells what that amounts to.
          if (allows([id], lifetime)) resolve(state.choice ?? make({ granted: state.granted }, 'host').choice)
        }
        on('choice', look)
        on('ready', look)
      }),
    on,
    acceptAll: (lifetime) => choose({ granted: all.filter((id) => !state.withheld.includes(id)), lifetime }, 'host'),
    rejectAll: () => choose({ granted: [] }, 'host'),
    choose: (wish) => choose(wish, 'host'),
    open,
    close,
    reset: startOver,
    receipt,
    audit: async () =>
      (await door.load('explain')).createAudit(
        [...attempts.values()],
        coverage(),
        (host) =>
          isOwnHost(config, host.replace(/:.*/, ''), location.hostname) || !!serviceOf(config.services, 'hosts', host),
        [google, tellVendors],
      ),
    destroy() {
      alive = false
      delete home[RUNNING]
      leavePage()
      gates.open()
      close()
      modal?.destroy()
      for (const one of Object.values(installed)) one.undo()
      clear()
      delete document.documentElement.dataset.consentGranted
    },
  }
  return home[RUNNING]
}
