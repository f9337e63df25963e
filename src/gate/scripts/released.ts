import { callerHost } from '../../lib/caller'
import { currentScript } from '../../lib/natives'
import type { Tag } from './readTag'

/** What was let go by a tag, and how its later calls are told from those of the page's own scripts. */
export interface Released {
  /** @param script the element that runs; an external one has its address by now */
  add(tag: Tag, script: HTMLScriptElement): void
  /** What the released script that called was tagged with. */
  needOf(stack: string): readonly string[] | undefined
  /** What each was tagged with. */
  needs(): (readonly string[])[]
}

/** File in which this code stands; nothing where the engine does not say. */
const file = /https?:\S*?(?=:\d+:\d+)/.exec(`${new Error().stack}`)?.[0]

/**
 * An external script stands on the call stack by its address. An inline one has none. While it runs it is the document's
 * current script; of what it does later Chromium tells only the place in its text (`<anonymous>:3:14`), and Firefox the
 * file that let it go (`file line 7 > injectedScript:3:14`). WebKit takes it for the page's own.
 */
export function createReleased(): Released {
  const byElement = new WeakMap<Element, readonly string[]>()
  const byAddress = new Map<string, readonly string[]>()
  const byText = new Map<string, readonly string[]>()

  const inlineNeedOf = (stack: string): readonly string[] | undefined => {
    for (const frame of stack.split('\n')) {
      if (file && frame.includes(`${file} line`)) return [...byText.values()].flat()
      if (/https?:/.test(frame)) return undefined
      // The nearest frame that has a place; of an `eval`, the place where that was called.
      const [, row, column] = /(?:<anonymous>|\():(\d+):(\d+)/.exec(frame) ?? []
      if (!row) continue
      for (const [text, need] of byText) if (`${text.split('\n')[+row - 1]}`.length >= Number(column)) return need
      return undefined
    }
  }

  return {
    add({ need, src }, script) {
      byElement.set(script, need)
      if (src === null) byText.set(script.text, need)
      else byAddress.set(script.src, need)
    },
    needOf(stack) {
      for (const [address, need] of byAddress) if (stack.includes(address)) return need
      const running = currentScript(document)
      // What it calls in another site's script is that script's.
      const isHere = ['', location.hostname].includes(callerHost(stack, file))
      return inlineNeedOf(stack) ?? ((isHere && running && byElement.get(running)) || undefined)
    },
    needs: () => [...byAddress.values(), ...byText.values()],
  }
}
