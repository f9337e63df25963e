import { Gated, useConsent } from '@interactcx/consent/preact'
import { useEffect } from 'preact/hooks'
import { measure } from './measure'

function Measured() {
  useEffect(measure, [])
  return <p>Analytics is on.</p>
}

export function App() {
  const { choice, rejectAll } = useConsent()
  return (
    <main>
      <h1>Preact</h1>
      <Gated service="vitals" fallback={<p>Analytics is off.</p>}>
        <Measured />
      </Gated>
      <p>{choice ? `You allow: ${choice.granted.join(', ') || 'nothing'}.` : 'You have not decided.'}</p>
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
