import { Gated, useConsent } from '@interactcx/consent/react'
import { Measured } from './Measured'

export function App() {
  const { choice, rejectAll } = useConsent()
  return (
    <main>
      <h1>Rendered on the server</h1>
      <Gated service="vitals" fallback={<p>Analytics is off.</p>}>
        <Measured />
      </Gated>
      <p>{choice ? `You decided at ${choice.at}.` : 'You have not decided.'}</p>
      <button type="button" onClick={rejectAll}>
        Withdraw
      </button>
      <footer>
        <button type="button" data-consent-open>
          Cookie settings
        </button>
      </footer>
    </main>
  )
}
