import {
  addEventListener,
  adoptNode,
  after,
  clearTimeout,
  createRange,
  currentScript,
  implementation,
  remove,
  replaceWith,
  setTimeout,
} from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import { afterModule } from './afterModule'
import type { Origin } from './checkOrigin'
import { type KeptWrites, keepWrites } from './documentWrite'
import { keepLateListeners, type LateListeners } from './lateListeners'
import { nameInline } from './nameInline'
import type { Tag } from './readTag'
import { runInPlace } from './runInPlace'

/** How long a script may keep those after it waiting, in milliseconds. */
const PATIENCE = 1e4

/** A script that may go. */
export interface Release extends Origin {
  tag: Tag
  /** Whether its own element runs; otherwise a copy beside it does. */
  isRunnable: boolean
}

export interface Runner {
  /** Resolves when the script has run, and what it wrote has too; at the latest when patience ends. */
  run(release: Release): Promise<void>
  /** Keeps those from running that are on their way still; returns them. */
  stop(isOver: (tag: Tag) => boolean): Tag[]
  /** Nothing waits to be run any more. */
  rest(): void
  undo(): void
}

/** A copy that runs, right behind a script that does not. */
function addCopy(element: HTMLScriptElement, trusted: Trusted): HTMLScriptElement {
  const fragment = createRange(document).createContextualFragment(trusted.createHTML(element.outerHTML))
  const copy = fragment.firstChild as HTMLScriptElement
  // Markup does not show it.
  copy.nonce = element.nonce
  after(element, copy)
  return copy
}

/** @param onStart called right before a script runs, with the element that does and its name on the call stack */
export function createRunner(
  { emit, fail, patch, trusted: own }: Pick<GateContext, 'emit' | 'fail' | 'patch' | 'trusted'>,
  onStart: (tag: Tag, script: HTMLScriptElement, name: string) => void,
): Runner {
  /** Scripts that were let go, and what their strings pass through. */
  const released = new WeakMap<Element, Trusted>()
  /** How to keep those from running that are on their way. */
  const underway = new Map<Tag, () => void>()
  let running = 0
  let modules = 0
  let guards: { writes: KeptWrites; listeners: LateListeners } | null = null

  /** Guards are up only while something released may be running. */
  const guard = () => {
    guards ??= {
      writes: keepWrites(patch, released),
      listeners: keepLateListeners(patch, () => {
        const script = currentScript(document)
        // Modules have no `currentScript`: while one of ours is on its way, a call from none counts as its.
        return script ? released.has(script) : modules > 0
      }),
    }
    return guards
  }
  const undo = (): void => {
    guards?.writes.undo()
    guards?.listeners.undo()
    guards = null
  }

  /** Resolves when a script in the page has run, or could not be loaded; `undefined`: it has run. */
  const follow = (script: HTMLScriptElement, tells: boolean): Promise<unknown> | undefined => {
    if (!tells && script.type !== 'module') return undefined
    return new Promise((resolve) => {
      if (tells) for (const type of ['load', 'error']) addEventListener(script, type, resolve)
      else afterModule(script, own, resolve)
    })
  }

  const waitFor = async (script: HTMLScriptElement, end: Promise<unknown> | undefined): Promise<void> => {
    if (end) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          fail('script-timeout', script.src || 'an inline module')
          resolve()
        }, PATIENCE)
      })
      await Promise.race([end, patience])
      clearTimeout(timer)
    }
    const written = guard().writes.flush(script)
    await Promise.all(written.map((inner) => waitFor(inner, follow(inner, !!inner.src))))
  }

  /** Lets the queue go on, and keeps the script from running, also if patience has ended. */
  const makeStoppable = (tag: Tag, end: Promise<unknown>, stop: () => void): Promise<unknown> => {
    const stopped = new Promise<void>((resolve) => {
      underway.set(tag, () => {
        stop()
        resolve()
      })
    })
    const over = Promise.race([end, stopped])
    over.then(() => underway.delete(tag))
    return over
  }

  return {
    async run({ tag, trusted, isTextFree, isRunnable }) {
      const { element, isModule, isInlineCode, tells, need } = tag
      guard()
      running++
      if (isModule) modules++
      try {
        const script = isRunnable ? element : addCopy(element, trusted)
        released.set(script, trusted)
        const [name, putTextBack] = isInlineCode && isTextFree ? nameInline(script, trusted) : ['', () => {}]
        const putBack = runInPlace({ ...tag, element: script }, trusted, () => onStart(tag, script, name || script.src))
        putTextBack()
        emit('released', { kind: 'script', category: need.join(' '), element })
        const end = follow(script, tells)
        await waitFor(
          script,
          end &&
            makeStoppable(tag, end, () => {
              putBack()
              if (isRunnable) replaceWith(element, element.cloneNode(true))
              // The browser runs no script in another document than it set out from.
              adoptNode(implementation(document).createHTMLDocument(''), script)
            }),
        )
        putBack()
        if (!isRunnable) remove(script)
      } catch (error) {
        fail('script-held', `data-consent="${need.join(' ')}": ${(error as Error).message}`)
      }
      if (isModule) modules--
      running--
    },
    stop(isOver) {
      const over = [...underway.keys()].filter(isOver)
      for (const tag of over) underway.get(tag)?.()
      return over
    },
    rest() {
      guards?.listeners.flush()
      if (!running) undo()
    },
    undo,
  }
}
