'use client'

import { type Choice, createConsent } from '@interactcx/consent'
import { ConsentProvider } from '@interactcx/consent/react'
import type { ReactNode } from 'react'
import { config } from '../consent.config'

// Inert on the server, where this file is read as well.
const consent = createConsent(config)

interface ConsentProps {
  /** What the server read from the visitor's cookie: the page hydrates with it. */
  choice: Choice | null
  children: ReactNode
}

export const Consent = ({ choice, children }: ConsentProps) => (
  <ConsentProvider consent={consent} choice={choice} services={config.services}>
    {children}
  </ConsentProvider>
)
