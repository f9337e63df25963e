import type { Gate } from '../types'
import { createHolder } from './hold'
import { guardInsertedMarkup } from './insertedMarkup'
import { createJudge } from './judge'
import { guardParsedDocuments } from './parsedDocuments'
import { startParserSweep } from './parserSweep'
import { guardSetters } from './setters'
import { guardWrittenMarkup } from './writtenMarkup'

const GUARDS = [guardSetters, guardInsertedMarkup, guardParsedDocuments, guardWrittenMarkup]

/**
 * Guards what elements load from declared hosts, or under a tag. However a script inserts an element, it gets its
 * address only once a choice covers it.
 *
 * Nothing is patched while no host is declared and no tag is seen: a page that builds a lot stays as fast as without
 * the SDK.
 */
export const elements: Gate = {
  install(context) {
    const judge = createJudge(context)
    const holder = createHolder(context, judge)
    const undo: (() => void)[] = []
    const guard = (): void => {
      if (!undo[0]) undo.push(...GUARDS.flatMap((install) => install(context, judge, holder)))
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
