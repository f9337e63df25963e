import { isConnected, readyState, remove, setTimeout } from '../../lib/natives'
import type { Release, Runner } from './createRunner'
import { preload } from './preload'
import type { Tag } from './readTag'

/** How long scripts may run in a row before the page can paint, in milliseconds. */
const SLICE = 32

/** Lets the browser paint and handle input; resumes before other tasks where the browser supports that. */
const pause = (): Promise<void> =>
  (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    setTimeout(resolve)
  })

export interface ReleaseQueue {
  /** Releases a script: at once, or when those before it have run. */
  add(release: Release): void
  /** Continues with scripts that waited until the page was parsed. */
  run(): void
  /** Drops scripts that are no longer covered, also those on their way. */
  recheck(): void
  undo(): void
}

/**
 * Runs released scripts in the parser's order: blocking ones one after another, an inline one never before the external
 * ones ahead of it, deferred ones and modules last. Meanwhile all of them download in parallel.
 *
 * @param isCovered asked again before each script starts
 * @param onDrop called with each script that does not start after all
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
  /** When the current task began, in milliseconds, as far as is known. */
  let began = 0

  const drop = ({ tag, link }: Waiting): void => {
    if (link) remove(link)
    onDrop(tag)
  }
  const dropUnless = (mayStay: (tag: Tag) => boolean): void => {
    const stays = (waiting: Waiting): boolean => {
      const isKept = mayStay(waiting.tag)
      if (!isKept) drop(waiting)
      return isKept
    }
    ordered = ordered.filter(stays)
    deferred = deferred.filter(stays)
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
      // Awaited after an inline script too: its promise callbacks come before the next script, as with the parser.
      await start(waiting)
      if (wait) began = performance.now()
      // Many scripts must not delay the page's answer to the visitor's click.
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
      dropUnless(isCovered)
      runner.stop((tag) => !isCovered(tag)).forEach(onDrop)
    },
    undo() {
      dropUnless(() => false)
      runner.undo()
    },
  }
}
