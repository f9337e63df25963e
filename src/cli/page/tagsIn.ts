/** An opening tag of a page, as it stands there. */
export interface Tag {
  /** In lower case: `script`. */
  element: string
  /** From `<` to `>`. */
  text: string
  /** Where it begins. */
  at: number
  line: number
  /** By their names in lower case; `''` where one has no value. */
  attributes: ReadonlyMap<string, string>
  /** What stands in an element that holds text alone: a script, a style sheet. */
  content: string
  /** Whether it is there only for browsers that run no scripts. */
  isForNoScript: boolean
  /** Whether it stands in a template, of which nothing is loaded or run as it stands there. */
  isInert: boolean
}

const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g
/** Elements in which no tag is one: https://html.spec.whatwg.org/multipage/syntax.html#elements-2 */
const TEXT_ALONE = /^(script|style|textarea|title)$/

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', apos: "'", '#34': '"', '#38': '&', '#39': "'" }
const decoded = (value: string): string => value.replace(/&(\w+|#\d+);/g, (all, name) => ENTITIES[name] ?? all)

const attributesIn = (text: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    // Of two with one name the first holds.
    if (!found.has(key)) found.set(key, decoded(double ?? single ?? bare ?? ''))
  }
  return found
}

/** Every opening tag of a page, in order; none of a comment, or of the text of a script. */
export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = []
  const pattern = new RegExp(TAG)
  let isForNoScript = false
  /** The templates around, each with whether it holds what it is for: one of a shadow root does not. */
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
