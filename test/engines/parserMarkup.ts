/** What stands in a page's HTML: the parser acts on it, and its preload scanner before any script can. */
export interface Markup {
  /** As in docs/limits.md. */
  title: string
  /** Whether its author tagged it; the control then goes without the tag. */
  tagged?: true
  /** Looks at whether the script ran, not at whether it was fetched. */
  runs?: true
  html(url: (extension: string) => string, tagged: boolean): string
}

const tag = (tagged: boolean, text: string): string => (tagged ? text : '')

export const PARSER_MARKUP: Markup[] = [
  {
    title: 'tagged: script with data-consent',
    tagged: true,
    html: (url, tagged) => {
      const held = tag(tagged, 'type="text/plain" data-consent="stats"')
      return `<script ${held} src="${url('js')}"></script><script ${held} async src="${url('js')}"></script>`
    },
  },
  {
    title: 'markup: script src, that it runs',
    runs: true,
    html: (url) => `<script src="${url('js')}"></script><script defer src="${url('js')}"></script>`,
  },
  {
    title: 'markup: script src, that it is fetched',
    html: (url) => `<script src="${url('js')}"></script><script async src="${url('js')}"></script>`,
  },
  {
    title: 'markup: script in a declarative shadow root, that it runs',
    runs: true,
    html: (url) => `<div><template shadowrootmode="open"><script src="${url('js')}"></script></template></div>`,
  },
  {
    title: 'markup: script in a closed declarative shadow root',
    runs: true,
    html: (url) => `<div><template shadowrootmode="closed"><script src="${url('js')}"></script></template></div>`,
  },
  {
    title: 'markup: a template, and its clone',
    html: (
      url,
    ) => `<template id="cloned"><script src="${url('js')}"></script><img src="${url('png')}" alt=""></template>
<script>document.body.append(document.getElementById('cloned').content.cloneNode(true))</script>`,
  },
  { title: 'markup: script type=module', html: (url) => `<script type="module" src="${url('js')}"></script>` },
  {
    title: 'markup: inline module with an import',
    html: (url) => `<script type="module">import '${url('js')}'</script>`,
  },
  { title: 'markup: iframe src', html: (url) => `<iframe src="${url('html')}" hidden></iframe>` },
  {
    title: 'markup: img src, srcset',
    html: (url) => `<img src="${url('png')}" alt=""><img srcset="${url('png')}" alt="">`,
  },
  { title: 'markup: img loading=lazy, far below', html: (url) => `<img loading="lazy" src="${url('png')}" alt="">` },
  { title: 'markup: picture source', html: (url) => `<picture><source srcset="${url('png')}"><img alt=""></picture>` },
  { title: 'markup: link rel=stylesheet', html: (url) => `<link rel="stylesheet" href="${url('css')}">` },
  {
    title: 'markup: link rel=preload, modulepreload',
    html: (url) => `<link rel="preload" as="script" href="${url('js')}"><link rel="modulepreload" href="${url('js')}">`,
  },
  {
    title: 'markup: video, audio, embed, object, input',
    html: (url) =>
      `<video poster="${url('png')}"></video><audio preload="auto" src="${url('mp3')}"></audio><embed src="${url('html')}">
<object data="${url('html')}"></object><input type="image" src="${url('png')}" alt="">`,
  },
  {
    title: 'markup: SVG image',
    html: (url) => `<svg width="1" height="1"><image href="${url('png')}" width="1"/></svg>`,
  },
  {
    title: 'markup: CSS url() in a style element',
    html: (url) => `<style>#a-style { background: url(${url('png')}) }</style><div id="a-style">x</div>`,
  },
  {
    title: 'markup: CSS url() in a style attribute',
    html: (url) => `<div style="background: url(${url('png')})">x</div>`,
  },
]
