import { readChoice } from '@interactcx/consent/server'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { config } from '../consent.config'
import { Consent } from './Consent'

export const metadata = { title: 'Next' }

/** Asking for the headers makes the page one for each visitor, as it must be: no cache keeps it for the next one. */
export default async function Layout({ children }: { children: ReactNode }) {
  const choice = readChoice(await headers(), config)
  return (
    <html lang="en">
      <body>
        <Consent choice={choice}>{children}</Consent>
      </body>
    </html>
  )
}
