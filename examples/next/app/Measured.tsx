'use client'

import { Gated, useConsent } from '@interactcx/consent/react'
import { useEffect } from 'react'
import { measure } from './measure'

function Measure() {
  useEffect(measure, [])
  return <p>Analytics is on.</p>
}

export function Measured() {
  const { choice, rejectAll } = useConsent()
  return (
    <>
      <Gated service="vitals" fallback={<p>Analytics is off.</p>}>
        <Measure />
      </Gated>
      <p>{choice ? `You decided at ${choice.at}.` : 'You have not decided.'}</p>
      <button type="button" onClick={rejectAll}>
        Withdraw
      </button>
    </>
  )
}
