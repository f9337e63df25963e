import type { Gate } from '../types'
import { createHolder } from './hold'
import { createJudge } from './judge'
import { guardMarkup } from './markup'
import { startParserSweep } from './parserSweep'
import { guardSetters } from './setters'

/**
 * Whatever elements load: from a declared host without a tag, or with a tag that is not covered, by whoever gives them
 * their address. They get it once it is covered, so that it does not matter how a script puts them into the page.
 *
 * As long as no host is declared and no tag is seen, nothing is patched: a page that builds a lot stays as fast as it was.
 */
export const elements: Gate = {
  install(context) {
    const judge = createJudge(context)
    const holder = createHolder(context, judge)
    const undo: (() => void)[] = []
    const guard = (): void => {
      if (!undo[0]) undo.push(...guardSetters(context, judge, holder), ...guardMarkup(context, judge, holder))
    }
    const sweep = startParserSweep(context, judge, holder, guard)
    if (context.hosts[0]) guard()
    return {
      update(sends) {
        if (sends) guard()
        sweep.update()
      },
      undo() {
        sweep.undo()
        for (const restore of undo.reverse()) restore()
      },
    }
  },
}
