import { readChoice } from '@interactcx/consent/server'
import { config } from '../consent.config'
<<<<<<< HEAD

export const load = ({ request, setHeaders }) => {
  // The page differs from visitor to visitor: no cache in between may keep it.
  setHeaders({ 'Cache-Control': 'private, no-store' })
  return { choice: readChoice(request, config) }
}
=======
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ request }) => ({ choice: readChoice(request, config) })
>>>>>>> bc0aa5f (Shorten the README to what a new user needs, move the rest into docs with guides, and run its three ways in from the packed tarball)
