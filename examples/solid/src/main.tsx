// First: only what runs after it is held.
import './consent'

import { ConsentProvider } from '@interactcx/consent/solid'
import { render } from 'solid-js/web'
import { App } from './App'
import { consent } from './consent'

render(
  () => (
    <ConsentProvider consent={consent}>
      <App />
    </ConsentProvider>
  ),
  document.querySelector('#app') as HTMLElement,
)
