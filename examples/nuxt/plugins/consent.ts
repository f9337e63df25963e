import { createConsent } from '@interactcx/consent'
import { readChoice } from '@interactcx/consent/choice'
import { consentPlugin } from '@interactcx/consent/vue'
import { config } from '../consent.config'

export default defineNuxtPlugin(({ vueApp }) => {
  // What the server read goes to the browser with the page, so that both render the same.
  const choice = useState('consent', () => readChoice(useRequestHeaders(['cookie']).cookie ?? '', config))
  vueApp.use(consentPlugin, {
    consent: () => createConsent(config),
    choice: choice.value,
    services: config.services ?? [],
  })
})
