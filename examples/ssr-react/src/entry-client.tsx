import { type Choice, createConsent } from '@interactcx/consent'
import { ConsentProvider } from '@interactcx/consent/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { App } from './App'
import { config } from './config'

const consent = createConsent(config)
/** What the server rendered with: hydration repeats it, and only then follows the SDK. */
const choice: Choice | null = JSON.parse(document.querySelector('#choice')?.textContent ?? 'null')

hydrateRoot(
  document.querySelector('#app') as HTMLElement,
  <StrictMode>
    <ConsentProvider consent={consent} choice={choice} services={config.services}>
      <App />
    </ConsentProvider>
  </StrictMode>,
)
