/*
 * What plugins that make WordPress faster do to a page, as their manuals say: each takes the scripts that the page brings,
 * save those that bear its own word for "not this one", and says when they run.
 */

interface Tag {
  attributes: string
  code: string
}

/** A page with its scripts changed; those of another type than JavaScript no plugin touches. */
function eachScript(html: string, isLeftAlone: RegExp, change: (tag: Tag) => string): string {
  return html.replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/g, (whole, attributes: string, code: string) => {
    const type = /\stype="([^"]*)"/.exec(attributes)?.[1] ?? 'text/javascript'
    const isJavaScript = type === 'text/javascript'
    return isJavaScript && !isLeftAlone.test(attributes) ? change({ attributes, code }) : whole
  })
}
const srcOf = ({ attributes }: Tag): string | undefined => /\ssrc="([^"]*)"/.exec(attributes)?.[1]
const quote = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Runs these one after the other, each as an element of its own. */
const RUN = `async (tags) => {
  for (const { src, code } of tags) {
    const script = document.createElement('script')
    if (!src) script.text = code
    else script.src = src
    const ended = src && new Promise((done) => { script.onload = script.onerror = done })
    document.head.append(script)
    await ended
  }
}`

/** Scripts that were taken out, and a loader that runs them at an event of the page. */
function runLater(html: string, isLeftAlone: RegExp, start: (run: string) => string): string {
  const tags: object[] = []
  const rest = eachScript(html, isLeftAlone, (tag) => {
    tags.push({ src: srcOf(tag), code: tag.code })
    return ''
  })
  return rest.replace('</head>', () => `<script>{ ${start(`(${RUN})(${quote(tags)})`)} }</script></head>`)
}

export type Optimiser = (html: string, merge: (paths: (string | { code: string })[]) => string) => string

export const OPTIMISERS: Record<string, Optimiser> = {
  'defers them, as LiteSpeed Cache does': (html) =>
    eachScript(html, /\sdata-no-defer/, (tag) =>
      srcOf(tag)
        ? `<script${tag.attributes} defer></script>`
        : `<script defer src="data:text/javascript;base64,${Buffer.from(tag.code).toString('base64')}"></script>`,
    ),

  'merges them into one deferred file, as Autoptimize does': (html, merge) => {
    const parts: (string | { code: string })[] = []
    const rest = eachScript(html, /\sdata-noptimize/, (tag) => {
      const src = srcOf(tag)
      // Those of other hosts stay where they are.
      if (src && !src.includes('/wp-')) return `<script${tag.attributes}></script>`
      parts.push(src ?? { code: tag.code })
      return ''
    })
    return rest.replace('</head>', () => `<script defer src="${merge(parts)}"></script></head>`)
  },

  'delays them until the visitor does something, as WP Rocket does': (html) =>
    runLater(
      html,
      /\snowprocket/,
      (run) => `
        const events = ['keydown', 'mousedown', 'mousemove', 'touchstart', 'wheel']
        const start = () => {
          for (const event of events) removeEventListener(event, start)
          void ${run}
        }
        for (const event of events) addEventListener(event, start)`,
    ),

  'runs them after the page has loaded, as Rocket Loader does': (html) =>
    runLater(html, /\sdata-cfasync="false"/, (run) => `addEventListener('load', () => ${run})`),

  'moves them to the end of the body, as Jetpack Boost does': (html) => {
    let moved = ''
    const rest = eachScript(html, /\sdata-jetpack-boost="ignore"/, ({ attributes, code }) => {
      moved += `<script${attributes}>${code}</script>`
      return ''
    })
    return rest.replace('</body>', () => `${moved}</body>`)
  },
}
