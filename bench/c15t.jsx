import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react'
import { createRoot } from 'react-dom/client'
import '@c15t/react/styles.css'
import { words } from './words.mjs'

// c15t names its categories itself; these are the three that mean the same.
const names = { functional: 'functionality', analytics: 'measurement', marketing: 'marketing' }

const options = {
  mode: 'offline',
  consentCategories: ['necessary', 'functionality', 'measurement', 'marketing'],
  scripts: window.benchTags.map(({ id, category, code, src }) => ({
    id: `tag-${id}`,
    category: names[category],
    ...(src ? { src } : { textContent: code }),
  })),
  offlinePolicy: {
    i18n: {
      defaultProfile: 'default',
      messages: {
        default: {
          translations: {
            en: {
              cookieBanner: { title: words.title, description: words.intro },
              common: {
                acceptAll: words.acceptAll,
                rejectAll: words.rejectAll,
                customize: words.manage,
                save: words.save,
              },
            },
          },
        },
      },
    },
  },
}

createRoot(document.querySelector('#consent')).render(
  <ConsentManagerProvider options={options}>
    <ConsentBanner />
    <ConsentDialog />
  </ConsentManagerProvider>,
)
