import { Gated, useAllows, useConsent } from '@interactcx/consent/react'
import { lazy, Suspense } from 'react'

// Its code, and the library with it, is fetched only where it may run.
const Analytics = lazy(() => import('./Analytics'))

export function App() {
  const { choice, open, rejectAll } = useConsent()
  const marketing = useAllows('marketing', 'persistent')
  return (
    <main>
      <h1>Vite and React</h1>
      <Gated service="posthog" fallback={<p>Analytics is off.</p>}>
        <Suspense>
          <Analytics />
        </Suspense>
      </Gated>
      <p>
        {choice ? `You allow: ${choice.granted.join(', ') || 'nothing'}.` : 'You have not decided.'}
        {marketing && ' Advertisers may remember you.'}
      </p>
      <button type="button" onClick={() => open('preferences')}>
        Change
      </button>{' '}
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
