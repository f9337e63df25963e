import { type Choice, createConsent } from '@interactcx/consent'
import { consentPlugin } from '@interactcx/consent/vue'
import { setResponseHeader } from 'h3'
import { config } from '../consent.config'

export default defineNuxtPlugin(async ({ vueApp }) => {
  // What the server read travels in the page, which hydrates with it.
  const choice = useState<Choice | null>('consent-choice', () => null)
  if (import.meta.server) {
    const { readChoice } = await import('@interactcx/consent/server')
    choice.value = readChoice(useRequestHeaders(['cookie', 'sec-gpc']), config)
    // The page differs from visitor to visitor: no cache in between may keep it.
    const event = useRequestEvent()
    if (event) setResponseHeader(event, 'Cache-Control', 'private, no-store')
  }
  // A function is called in the browser alone.
  vueApp.use(consentPlugin, {
    consent: () => createConsent(config),
    choice: choice.value,
    services: config.services,
  })
})
