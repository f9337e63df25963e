// @ts-check
// Before the SDK, so that no event is missed: notes each consent:* event for panel.js, which comes later.
;(() => {
  /** @typedef {{ time: Date, name: string, detail: Record<string, any> }} Heard */
  const heard = /** @type {Heard[]} */ ([])
  const page = /** @type {{ demoEvents?: { heard: Heard[], onHeard: (() => void) | null } }} */ (
    /** @type {unknown} */ (window)
  )
  page.demoEvents = { heard, onHeard: null }
  for (const name of ['ready', 'choice', 'open', 'close', 'blocked', 'released', 'error']) {
    document.addEventListener(`consent:${name}`, (event) => {
      heard.push({ time: new Date(), name, detail: /** @type {CustomEvent} */ (event).detail ?? {} })
      page.demoEvents?.onHeard?.()
    })
  }
})()
