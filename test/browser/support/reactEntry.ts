import * as React from 'react'
import { hydrateRoot } from 'react-dom/client'
import { App, type AppProps } from './reactApp'

const told: string[] = []
/** The test says when: before and after the SDK has put something into the page. */
Object.assign(window, {
  told,
  hydrate: (props: Omit<AppProps, 'react'>) =>
    hydrateRoot(document, React.createElement(App, { ...props, react: React }), {
      onRecoverableError: (error) => told.push(`${error}`),
    }),
})
