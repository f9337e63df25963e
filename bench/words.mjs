/** What every banner says, in each one's own keys: the same words, the same three categories, one service each. */
export const words = {
  title: 'Your cookie choices',
  intro: 'We use cookies, small text files on your device. You can accept or reject the optional ones.',
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  manage: 'Manage choices',
  save: 'Save choices',
  close: 'Close without saving',
}

export const policyUrl = '/privacy-policy'

/** @type {{ id: string, label: string, description: string, service: string, cookie: string }[]} */
export const categories = [
  {
    id: 'functional',
    label: 'Functional',
    description: 'Features and settings beyond the essential ones.',
    service: 'Chat',
    cookie: '_chat',
  },
  {
    id: 'analytics',
    label: 'Analytics',
    description: 'Measures how the site is used.',
    service: 'Stats',
    cookie: '_stats',
  },
  {
    id: 'marketing',
    label: 'Marketing',
    description: 'Personalised advertising, and whether it works.',
    service: 'Ads',
    cookie: '_ads',
  },
]
