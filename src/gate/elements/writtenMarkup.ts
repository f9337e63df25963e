import { ownerOf } from '../../lib/capture'
import {
  currentScript,
  inertDocument,
  innerHTML,
  isTrusted,
  parentNode,
  queueMicrotask,
  readAllOnce,
  readyState,
  setInnerHTML,
  write,
} from '../../lib/natives'
import { patch } from '../../lib/patch'
import type { GateContext } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'
import { twinOf } from './twinOf'

/** Marks the end of the written text: the parser itself adds the closing tags behind it. */
const END = '<!--end-->'

/**
 * Guards `document.write` and `writeln`. What is refused is held in a copy of the text, parsed as what stands where the
 * running script does; the rest of the text is written as it is. Returns the undos.
 */
export function guardWrittenMarkup(
  { trusted }: GateContext,
  { mayHold }: Judge,
  { holdAll, holdParsed }: Holder,
): (() => void)[] {
  /** The start of a tag whose end is not written yet, and whether it is a Trusted Type of the page. */
  let begun = ''
  let isBegunTrusted = true
  const put = (html: string, isTrusted: boolean): void => {
    try {
      write(document, isTrusted ? trusted.createHTML(html) : html)
    } catch (error) {
      // Without a policy of ours the browser refuses the text that we changed. The page did nothing wrong.
      if (!isTrusted) throw error
    }
  }
  /** Writes the unfinished tag once the script has run: the page's own parser may complete it. */
  const finish = (): void => {
    const html = begun
    begun = ''
    if (html && readyState(document) === 'loading') put(html, isBegunTrusted)
  }

  return ['write', 'writeln'].map((key) =>
    patch(ownerOf(document, key), key, (go, args, stack, self) => {
      if (self !== document) {
        go()
        // What is written elsewhere may come into the page later.
        holdAll(self as Document, stack)
        return
      }
      readAllOnce(args)
      const text = begun + args.join('') + (key === 'write' ? '' : '\n')
      const open = text.lastIndexOf('<')
      const end = open > text.lastIndexOf('>') ? open : text.length
      let html = text.slice(0, end)
      if (mayHold(html)) {
        const root = twinOf(parentNode(currentScript(document) ?? inertDocument()))
        setInnerHTML(root, trusted.createHTML(html + END))
        if (holdParsed(root, stack, true)) [html = ''] = innerHTML(root).split(END)
      }
      if (html === args.join('')) return go()
      isBegunTrusted = args.every(isTrusted) && (!begun || isBegunTrusted)
      begun = ''
      put(html, isBegunTrusted)
      // Scripts in the text have run, and may have begun a tag too.
      begun += text.slice(end)
      queueMicrotask(finish)
    }),
  )
}
