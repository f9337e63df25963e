export interface AppProps {
  /** The version that renders it. */
  react: Pick<typeof import('react'), 'createElement' | 'useState'>
  /** Of the SDK. */
  config: object
  /** Where the clips are. */
  clips: string
  /** Where a film is, for a video beside the clip. */
  film?: string
}

/** A page that React renders and hydrates whole, as Next's app router and Remix do. */
export function App({ react: { createElement: h, useState }, config, clips, film }: AppProps) {
  const [clip, setClip] = useState(1)
  const [isThere, setThere] = useState(true)
  return h(
    'html',
    { lang: 'en', suppressHydrationWarning: true },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('title', null, 'App'),
      h('script', {
        type: 'application/json',
        id: 'interact-consent',
        dangerouslySetInnerHTML: { __html: JSON.stringify(config) },
      }),
      h('script', { src: '/consent.js' }),
    ),
    h(
      'body',
      null,
      h('main', null, [
        h('h1', { key: 'title' }, `Clip ${clip}`),
        h('button', { key: 'next', type: 'button', onClick: () => setClip(clip + 1) }, 'Next clip'),
        h('button', { key: 'away', type: 'button', onClick: () => setThere(false) }, 'Take away'),
        isThere &&
          h('iframe', {
            key: 'clip',
            title: 'A clip',
            width: 480,
            height: 270,
            'data-consent': 'clips',
            'data-src': `${clips}?${clip}`,
            suppressHydrationWarning: true,
          }),
        film &&
          h('video', {
            key: 'film',
            title: 'A film',
            width: 480,
            height: 270,
            'data-consent': 'clips',
            'data-src': film,
          }),
        isThere &&
          h('script', {
            key: 'script',
            type: 'text/plain',
            'data-consent': 'clips',
            dangerouslySetInnerHTML: { __html: 'window.ran = (window.ran ?? 0) + 1' },
          }),
      ]),
      h('script', { src: '/app.js', async: true }),
    ),
  )
}
