import type { Judgement } from '../../choice/judge'
import { hasMatch } from '../../lib/hasMatch'
import {
  addEventListener,
  observerClass,
  parentNode,
  readyState,
  removeEventListener,
  resolveAddress,
  setAttribute,
} from '../../lib/natives'
import type { Gate } from '../types'
import { createOriginCheck } from './checkOrigin'
import { createRunner, type Release } from './createRunner'
import { findRunnable } from './findRunnable'
import { readTag, type Tag } from './readTag'
import { createReleased } from './released'
import { createReleaseQueue } from './releaseQueue'
import { createReplacedTags, isRunAgain, type Replaced } from './replacedTags'
import { runInPlace } from './runInPlace'

interface Found extends Omit<Release, 'isRunnable'> {
  /** The equal tag that it replaces. */
  old: Replaced | undefined
}

const HELD = 'script[data-consent]:is([type="text/plain"],[data-src]:not([src]))'

/** Whether the parser has read all of a node. Before that an inline script may be incomplete. */
function isParsed(node: Node): boolean {
  if (readyState(document) !== 'loading') return true
  for (let at: Node | null = node; at; at = parentNode(at)) if (at.nextSibling) return true
  return false
}

/**
 * Calls back while the parser brings held scripts, and once the page is parsed: `update` is called about changes only after
 * that. Returns the undo.
 */
function followParser(scan: () => void): () => void {
  const observer = new (observerClass())((records) => {
    if (records.some(({ addedNodes }) => [...addedNodes].some((node) => hasMatch(node, HELD)))) scan()
  })
  if (readyState(document) === 'loading') observer.observe(document, { childList: true, subtree: true })
  const onParsed = (): void => {
    observer.disconnect()
    scan()
  }
  addEventListener(document, 'readystatechange', onParsed)
  return () => {
    observer.disconnect()
    removeEventListener(document, 'readystatechange', onParsed)
  }
}

/**
 * Tagged scripts: `<script type="text/plain" data-consent="…">` neither loads nor runs in any browser; what a choice
 * covers runs once, in its own element.
 */
export const scripts: Gate = {
  install(context) {
    const { allows, ask, emit, fail, heldScripts, roots, trusted } = context
    /** Scripts that were released, or that nothing releases. */
    const known = new WeakSet<Element>()
    /** Data blocks that the page may read for now, each with its undo. */
    const opened = new Map<Tag, () => void>()
    const released = createReleased()
    const replaced = createReplacedTags()
    const checkOrigin = createOriginCheck(context)
    let isAnyUncovered = false
    let isOver = false

    /** Returns the judgement on a tag; `undefined` if it is not covered. */
    const judge = ({ need, lifetime, src }: Tag): Judgement | undefined => {
      if (!allows(need, lifetime)) return undefined
      if (src === null) return { verdict: lifetime, category: null }
      // Its service may be refused although the category that it is tagged with is granted.
      const judgement = ask('script', resolveAddress(src), String)
      return judgement.verdict ? judgement : undefined
    }
    const isCovered = (tag: Tag): boolean => !!judge(tag)

    const runner = createRunner(context, released.add)
    const queue = createReleaseQueue(runner, isCovered, ({ element }) => {
      known.delete(element)
      replaced.remove(element)
    })

    /** Releases a script that another script made and waits for: it starts once it has its address. */
    const letLoad = (tag: Tag): void => {
      const { element, need } = tag
      setAttribute(element, 'src', heldScripts.get(element) as string)
      runner.watch(tag)
      released.add(tag, element, element.src)
      emit('released', { kind: 'script', category: need.join(' '), element })
    }

    const release = async (found: Found[]): Promise<void> => {
      const runnable = await findRunnable(
        found.map(({ tag }) => tag.element),
        trusted,
      )
      if (isOver) return
      for (const { old, ...rest } of found) {
        const { element } = rest.tag
        const isRunnable = runnable.has(element)
        const isToRun = !old || isRunAgain(element, old, isRunnable)
        replaced.add(element, isToRun && !isRunnable)
        if (isToRun) queue.add({ ...rest, isRunnable })
      }
      queue.run()
    }

    const find = (element: HTMLScriptElement): Found | undefined => {
      const tag = readTag(element)
      if (tag.src === null && !isParsed(element)) return undefined
      try {
        const judgement = judge(tag)
        if (!judgement) return undefined
        known.add(element)
        if (heldScripts.has(element)) {
          letLoad(tag)
          return undefined
        }
        const origin = checkOrigin(tag, judgement.category !== null)
        if (!tag.isData) return { tag, ...origin, old: replaced.find(element) }
        opened.set(tag, runInPlace(tag, origin.trusted))
      } catch (error) {
        fail('script-held', `data-consent="${tag.need.join(' ')}": ${(error as Error).message}`)
      }
      return undefined
    }

    const scan = (): void => {
      const found = (roots.find(HELD) as HTMLScriptElement[])
        .filter((element) => !known.has(element))
        .flatMap((element) => find(element) ?? [])
      replaced.forget()
      if (found[0]) release(found)
      else queue.run()
    }

    const unfollow = followParser(scan)
    scan()

    return {
      update() {
        isAnyUncovered = !released.needs().every((need) => allows(need))
        for (const [tag, putBack] of opened) {
          if (isCovered(tag)) continue
          putBack()
          opened.delete(tag)
          known.delete(tag.element)
        }
        queue.recheck()
        scan()
      },
      hasUncovered: () => isAnyUncovered,
      needOf: released.needOf,
      undo() {
        isOver = true
        unfollow()
        queue.undo()
      },
    }
  },
}
