import { createElement as h, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Helmet, HelmetProvider } from 'react-helmet-async'

interface Head {
  title: string
  /** The attributes of each script, and its code under `code`. */
  scripts: Record<string, string>[]
}

function App() {
  const [{ title, scripts }, setHead] = useState<Head>({ title: 'Start', scripts: [] })
  Object.assign(window, { visit: setHead })
  return h(
    HelmetProvider,
    null,
    h(
      Helmet,
      null,
      h('title', null, title),
      ...scripts.map(({ code, ...attributes }) =>
        h('script', { ...attributes, key: JSON.stringify([attributes, code]) }, code),
      ),
    ),
    h('h1', null, title),
  )
}

createRoot(document.querySelector('main') as Element).render(h(App))
