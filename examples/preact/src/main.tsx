// First: only what runs after it is held.
import './consent'

import { ConsentProvider } from '@interactcx/consent/preact'
import { render } from 'preact'
import { App } from './App'
import { consent } from './consent'

render(
  <ConsentProvider consent={consent}>
    <App />
  </ConsentProvider>,
  document.querySelector('#app') as HTMLElement,
)
