'use client'

import { type Choice, createConsent } from '@interactcx/consent'
import { ConsentProvider } from '@interactcx/consent/react'
import type { ReactNode } from 'react'
import { config } from './consent.config'

const start = () => createConsent(config)

export const ConsentRoot = ({ choice, children }: { choice: Choice | null; children: ReactNode }) => (
  <ConsentProvider consent={start} choice={choice} services={config.services ?? []}>
    {children}
  </ConsentProvider>
)
