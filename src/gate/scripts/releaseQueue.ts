import { isConnected, readyState, remove, setTimeout } from '../../lib/natives'
import type { Release, Runner } from './createRunner'
import { preload } from './preload'
import type { Tag } from './readTag'

/** How long scripts run one after another before the page gets to draw, in milliseconds. */
const SLICE = 16

/** Lets the browser do what waits for it, and comes back before other tasks where it can. */
const pause = (): Promise<void> =>
  (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    setTimeout(resolve)
  })

export interface ReleaseQueue {
  /** Lets a script go: at once, or when those before it have run. */
  add(release: Release): void
  /** Goes on with scripts that waited for the page to be parsed. */
  run(): void
  /** Takes out what is not covered any more, also what is on its way. */
  recheck(): void
  undo(): void
}

/**
 * Runs released scripts in the order the parser would have: blocking ones one after another, an inline one never
 * before the external ones ahead of it, deferred ones and modules last; all download side by side meanwhile.
 *
 * @param isCovered asked again before each starts
 * @param onDrop called with each that does not start after all
 */
export function createReleaseQueue(
  runner: Runner,
  isCovered: (tag: Tag) => boolean,
  onDrop: (tag: Tag) => void,
): ReleaseQueue {
  interface Waiting extends Release {
    link: HTMLLinkElement | false
  }
  let ordered: Waiting[] = []
  let deferred: Waiting[] = []
  let isRunning = false
  /** When the task that runs now began, as far as is known. */
  let began = 0

  const drop = ({ tag, link }: Waiting): void => {
    if (link) remove(link)
    onDrop(tag)
  }
  const start = async (waiting: Waiting): Promise<void> => {
    const { tag, link } = waiting
    if (!isConnected(tag.element) || !isCovered(tag)) return drop(waiting)
    await runner.run(waiting)
    if (link) remove(link)
    if (!isRunning) runner.rest()
  }
  const next = (): Waiting | undefined =>
    ordered.shift() ?? (readyState(document) === 'loading' ? undefined : deferred.shift())

  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    began = performance.now()
    for (let waiting = next(); waiting; waiting = next()) {
      const wait = waiting.tag.tells
      // Also after an inline one: what it put off with a promise comes before the next script, as the parser has it.
      await start(waiting)
      if (wait) began = performance.now()
      // A thousand scripts must not keep the page from showing that the visitor was heard.
      if (performance.now() - began < SLICE) continue
      await pause()
      began = performance.now()
    }
    isRunning = false
    runner.rest()
  }

  return {
    add(release) {
      const { timing, tells } = release.tag
      if (timing === 'async') return void start({ ...release, link: false })
      const isFirst = timing === 'ordered' && !isRunning && !ordered.length
      const waiting = { ...release, link: tells && !isFirst && preload(release.tag) }
      if (timing === 'ordered') ordered.push(waiting)
      else deferred.push(waiting)
    },
    run() {
      run()
    },
    recheck() {
      const over = [...ordered, ...deferred].filter(({ tag }) => !isCovered(tag))
      over.forEach(drop)
      ordered = ordered.filter((waiting) => !over.includes(waiting))
      deferred = deferred.filter((waiting) => !over.includes(waiting))
      runner.stop((tag) => !isCovered(tag)).forEach(onDrop)
    },
    undo() {
      ordered = []
      deferred = []
      runner.undo()
    },
  }
}
