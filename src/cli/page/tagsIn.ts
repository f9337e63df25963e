/** An opening tag of a page. */
export interface Tag {
  /** In lower case: `script`. */
  element: string
  /** From `<` to `>`. */
  text: string
  /** Its index in the page. */
  at: number
  line: number
  /** By their names in lower case; `''` where one has no value. */
  attributes: ReadonlyMap<string, string>
  /** The content of an element that contains only text, such as a script; `''` for others. */
  content: string
  /** Whether it is there only for browsers that run no scripts. */
  isForNoScript: boolean
  /** Whether it is in a template, whose content is neither loaded nor run. */
  isInert: boolean
}

const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g
/** Elements whose content is text: https://html.spec.whatwg.org/multipage/syntax.html#elements-2 */
const TEXT_ALONE = /^(script|style|textarea|title)$/

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', apos: "'", '#34': '"', '#38': '&', '#39': "'" }
const decoded = (value: string): string => value.replace(/&(\w+|#\d+);/g, (all, name) => ENTITIES[name] ?? all)

const attributesIn = (text: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    // Of two with the same name the first counts.
    if (!found.has(key)) found.set(key, decoded(double ?? single ?? bare ?? ''))
  }
  return found
}

/** Returns every opening tag of a page, in order; none in a comment or in the text of a script. */
export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = []
  const pattern = new RegExp(TAG)
  let isForNoScript = false
  /** The open templates, each with whether it is inert: one that declares a shadow root is not. */
  const templates: boolean[] = []
  let line = 1
  let counted = 0
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    const [text, end, name, inside = ''] = match
    if (name === undefined) continue
    const element = name.toLowerCase()
    if (element === 'noscript') isForNoScript = !end
    if (end && element === 'template') templates.pop()
    if (end) continue
    line += html.slice(counted, match.index).split('\n').length - 1
    counted = match.index
    let content = ''
    if (TEXT_ALONE.test(element)) {
      const from = pattern.lastIndex
      const length = html.slice(from).search(new RegExp(`</${element}[\\s/>]`, 'i'))
      content = html.slice(from, length < 0 ? undefined : from + length)
      pattern.lastIndex = from + content.length
    }
    const attributes = attributesIn(inside)
    const isInert = templates.includes(true)
    tags.push({ element, text, at: match.index, line, attributes, content, isForNoScript, isInert })
    if (element === 'template') templates.push(!attributes.has('shadowrootmode'))
  }
  return tags
}
