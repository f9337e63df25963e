import type { Choice } from '@interactcx/consent'
import { ConsentProvider } from '@interactcx/consent/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { App } from './App'
import { config } from './config'

export { config }

/** The page as this visitor may see it. */
export const render = (choice: Choice | null): string =>
  renderToString(
    <StrictMode>
      <ConsentProvider choice={choice} services={config.services}>
        <App />
      </ConsentProvider>
    </StrictMode>,
  )
