<<<<<<< HEAD
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
=======
import { Gated } from '@interactcx/consent/react'
import { readChoice } from '@interactcx/consent/server'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ConsentRoot } from './ConsentRoot'
import { config } from './consent.config'

export default async function Layout({ children }: { children: ReactNode }) {
  const choice = readChoice({ headers: await headers() }, config)
  return (
    <html lang="en">
      <body>
        <ConsentRoot choice={choice}>
          {children}
          <Gated category="analytics" fallback={<p>Statistics are off.</p>}>
            <p>Statistics are on.</p>
          </Gated>
          <footer>
            <button type="button" data-consent-open>
              Cookie settings
            </button>
          </footer>
        </ConsentRoot>
>>>>>>> bc0aa5f (Shorten the README to what a new user needs, move the rest into docs with guides, and run its three ways in from the packed tarball)
      </body>
    </html>
  )
}
