// @ts-check
// Stands for a script that somebody pasted into the site without declaring or tagging it.
;(() => {
  const attempts = {
    cookie: () => {
      // biome-ignore lint/suspicious/noDocumentCookie: the plain way that trackers write
      document.cookie = `untagged_tracker=${Date.now()}; path=/; max-age=31536000; SameSite=Lax`
    },
    storage: () => localStorage.setItem('untagged_tracker', `${Date.now()}`),
  }
  document.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest?.('[data-intrude]')
    const kind = button?.getAttribute('data-intrude')
    try {
      if (kind === 'cookie' || kind === 'storage') attempts[kind]()
    } catch {
      // Refused the way a blocked store refuses; the panel shows the event.
    }
  })
})()
