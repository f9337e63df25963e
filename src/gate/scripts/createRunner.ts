import {
  addEventListener,
  adoptNode,
  after,
  clearTimeout,
  createRange,
  inertDocument,
  remove,
  replaceWith,
  setTimeout,
} from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import { afterModule } from './afterModule'
import type { Origin } from './checkOrigin'
import { nameInline } from './nameInline'
import type { Tag } from './readTag'
import { createRunGuards } from './runGuards'
import { runInPlace } from './runInPlace'

/** How long a script may keep the next ones waiting, in milliseconds. */
const PATIENCE = 1e4

/** A script that is to be released. */
export interface Release extends Origin {
  tag: Tag
  /** Whether its own element runs; otherwise a copy beside it does. */
  isRunnable: boolean
}

export interface Runner {
  /** Resolves when the script and the scripts that it wrote have run, or have taken too long. */
  run(release: Release): Promise<void>
  /** Makes a script stoppable that another one has made or written; resolves as `run` does. */
  watch(tag: Tag): Promise<unknown> | undefined
  /** Stops matching scripts that are still on their way; returns their tags. */
  stop(isOver: (tag: Tag) => boolean): Tag[]
  /** Call it when no script waits to run: late listeners are called, and idle guards are taken off. */
  rest(): void
  undo(): void
}

/** Inserts a copy that runs, right behind a script that does not. */
function addCopy(element: HTMLScriptElement, trusted: Trusted): HTMLScriptElement {
  const fragment = createRange(document).createContextualFragment(trusted.createHTML(element.outerHTML))
  const copy = fragment.firstChild as HTMLScriptElement
  // Markup does not contain it.
  copy.nonce = element.nonce
  after(element, copy)
  return copy
}

/** @param onStart called right before a script runs, with the element that runs and its name on the call stack */
export function createRunner(
  { emit, fail, trusted: own }: Pick<GateContext, 'emit' | 'fail' | 'trusted'>,
  onStart: (tag: Tag, script: HTMLScriptElement, name: string) => void,
): Runner {
  /** Released scripts, each with what converts its strings. */
  const released = new WeakMap<Element, Trusted>()
  /** Scripts on their way, each with a function that stops it. */
  const underway = new Map<Tag, () => void>()
  let running = 0
  let modules = 0
  const guards = createRunGuards(released, () => modules > 0)

  /** Resolves when a script in the page has run or failed to load; `undefined` if it has run already. */
  const follow = (script: HTMLScriptElement, tells: boolean): Promise<unknown> | undefined => {
    if (!tells && script.type !== 'module') return undefined
    return new Promise((resolve) => {
      if (tells) for (const type of ['load', 'error']) addEventListener(script, type, resolve)
      else afterModule(script, own, resolve)
    })
  }

  /** Makes a script stoppable, even when it has taken too long; resolves when it has run or was stopped. */
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

  /** No browser runs a script in another document than the one it started in. */
  const expel = (script: Element): void => void adoptNode(inertDocument(), script)
  const watch = (tag: Tag): Promise<unknown> | undefined => {
    const { element } = tag
    const end = follow(element, !!element.src)
    return end && makeStoppable(tag, end, () => expel(element))
  }

  const waitFor = async (tag: Tag, script: HTMLScriptElement, end: Promise<unknown> | undefined): Promise<void> => {
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
    await Promise.all(
      guards.insertWritten(script).map((element) => {
        const inner = { ...tag, element }
        return waitFor(inner, element, watch(inner))
      }),
    )
  }

  return {
    async run({ tag, trusted, text, isRunnable }) {
      const { element, isModule, isInlineCode, tells, need } = tag
      guards.put()
      running++
      if (isModule) modules++
      try {
        const script = isRunnable ? element : addCopy(element, trusted)
        released.set(script, trusted)
        const named = isInlineCode && text !== 'bound' ? nameInline(script, trusted, text === 'added') : undefined
        const onReady = (): void => onStart(tag, script, named?.name ?? script.src)
        const putBack = runInPlace({ ...tag, element: script }, trusted, onReady, named?.start)
        named?.putBack()
        emit('released', { kind: 'script', category: need.join(' '), element })
        const end = follow(script, tells)
        await waitFor(
          tag,
          script,
          end &&
            makeStoppable(tag, end, () => {
              putBack()
              if (isRunnable) replaceWith(element, element.cloneNode(true))
              expel(script)
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
    watch,
    stop(isOver) {
      const over = [...underway.keys()].filter(isOver)
      for (const tag of over) underway.get(tag)?.()
      return over
    },
    rest() {
      guards.callLateListeners()
      if (!running) guards.undo()
    },
    undo: guards.undo,
  }
}
