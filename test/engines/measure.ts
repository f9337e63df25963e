import { performance } from 'node:perf_hooks'
import type { Engine } from './engine'
import { CLOSED, CONTROL, type Probe, STATES, type State, startLeakSite } from './leakSite'

/** What became of one vector, by state: the probes that got through, and of those, the cookies that outlive the session. */
interface Outcome {
  through: Set<string>
  lasting: Set<string>
}

/** By title, then by state. */
export type Matrix = Map<string, Record<State | typeof CONTROL, Outcome> & { tried: Set<string> }>

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const hasAll = (seen: ReadonlySet<string>, due: Iterable<string> = []): boolean => [...due].every((id) => seen.has(id))

/** Waits until all has come that is due, or nothing more comes for so many seconds. */
async function quiet(seen: () => Set<string>, due: ReadonlySet<string> | undefined, seconds: number): Promise<void> {
  for (let last = -1, since = performance.now(); performance.now() - since < 1000 * seconds; await pause(100)) {
    const now = seen()
    if (due && hasAll(now, due)) return
    if (now.size !== last) since = performance.now()
    last = now.size
  }
}

/** A busy machine takes seconds for what it may do: a database to open, an offer to reach a STUN server, a page to leave. */
const PATIENCE = 8

/** The same in every state. */
const idOf = (target: string, state: string): string =>
  target.replace(`/leak/${state}/`, '').replace(/^(quic|stun|ice|tcp) .*/, '$1')

/** Names in every store of an origin, and in what a tab keeps for a site. */
const LOOK = `(async () => {
  const names = [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
    ...window.name.split(' ').map((entry) => entry.replace(location.host + '/', '')),
  ]
  for (const look of [
    async () => { for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name) },
    async () => names.push(...(await navigator.storageBuckets.keys())),
    () => new Promise((resolve, reject) => webkitRequestFileSystem(0, 9, ({ root }) =>
      root.createReader().readEntries((list) => resolve(names.push(...list.map(({ name }) => name))), reject), reject)),
    async () => names.push(...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope.split('/')[3])),
  ]) {
    try {
      await look()
    } catch {
      // This engine has none.
    }
  }
  return names
})()`

/** Waits in the page for all that it has begun, at most this many seconds: what is refused may never end. */
const settled = (seconds: number): string =>
  `Promise.race([Promise.all(pending), new Promise((resolve) => setTimeout(resolve, ${1000 * seconds}))]).then(() => 0)`

/** Tries every vector in every state, each in a page and a site of its own, and once without the SDK. */
export async function measure(engine: Engine): Promise<Matrix> {
  const site = await startLeakSite()
  const matrix: Matrix = new Map()
  const due: { [moment in 'here' | 'left']?: ReadonlySet<string> } = {}
  /** Returns whether the tracker saw all that it saw of the control. */
  const visit = async (state: State | typeof CONTROL, isClosed: boolean): Promise<boolean> => {
    const page = await site.visit(state)
    const seen = () => new Set([...page.seen()].map((target) => idOf(target, state)))
    const wait = (moment: 'here' | 'left') =>
      isClosed ? quiet(seen, undefined, 2) : quiet(seen, due[moment], PATIENCE)
    await engine.open(page.url)
    await engine.evaluate(settled(isClosed ? 2 : PATIENCE))
    await wait('here')
    if (state === CONTROL) due.here = seen()
    const probes = [...page.probes, ...(await engine.evaluate<Probe[]>('window.probes'))]
    const ran = new Set(await engine.evaluate<string[]>('window.ran ?? []'))

    const inHistory = await engine.evaluate<string[]>('Object.keys(history.state ?? {})')

    // Leaving is a vector too.
    await engine.open(page.lookUrl)
    await wait('left')
    const stored = new Set([...inHistory, ...(await engine.evaluate<string[]>(LOOK))])
    const jar = new Map((await engine.cookies()).map((cookie) => [cookie.name, cookie]))
    const asked = page.seen()
    if (state === CONTROL) due.left = seen()

    const through: Record<Probe['kind'], (target: string) => boolean> = {
      cookie: (target) => jar.has(target),
      storage: (target) => stored.has(target),
      network: (target) => asked.has(target),
      runs: (target) => ran.has(target),
    }
    for (const { title, kind, target } of probes) {
      const row = matrix.get(title) ?? newRow()
      matrix.set(title, row)
      const id = idOf(target, state)
      row.tried.add(id)
      if (through[kind](target)) row[state].through.add(id)
      if (jar.get(target)?.session === false) row[state].lasting.add(id)
    }
    page.close()
    return hasAll(seen(), due.left)
  }

  for (const state of [CONTROL, ...STATES] as const) {
    const isClosed = CLOSED.some((closed) => closed === state)
    const isComplete = await visit(state, isClosed)
    // What a busy engine put off until the page was left, such as a lazy image, is not lost: it comes at another visit.
    if (!isClosed && !isComplete) await visit(state, isClosed)
  }
  await site.close()
  return matrix
}

const newRow = () => {
  const outcome = () => ({ through: new Set<string>(), lasting: new Set<string>() })
  return {
    ...{ control: outcome(), undecided: outcome(), refused: outcome(), withdrawn: outcome() },
    ...{ session: outcome(), accepted: outcome(), tried: new Set<string>() },
  }
}
