// First: only what runs after it is held.
import './consent'

import { ConsentProvider } from '@interactcx/consent/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { consent } from './consent'

createRoot(document.querySelector('#app') as HTMLElement).render(
  <StrictMode>
    <ConsentProvider consent={consent}>
      <App />
    </ConsentProvider>
  </StrictMode>,
)
