import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { App } from './reactApp'

const told: string[] = []
/** The test says when: before and after the SDK has put something into the page. */
Object.assign(window, {
  told,
  hydrate: (props: Parameters<typeof App>[0]) =>
    hydrateRoot(document, createElement(App, props), { onRecoverableError: (error) => told.push(`${error}`) }),
})
