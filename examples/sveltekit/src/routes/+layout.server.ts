import { readChoice } from '@interactcx/consent/server'
import { config } from '../consent.config'

export const load = ({ request, setHeaders }) => {
  // The page differs from visitor to visitor: no cache in between may keep it.
  setHeaders({ 'Cache-Control': 'private, no-store' })
  return { choice: readChoice(request, config) }
}
