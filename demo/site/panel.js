// @ts-check
// The live panel. It only looks: it writes no cookie and no storage, and sends nothing but "clear the log".
;(() => {
  const POLL_MS = 500
  const ROWS = 120
  const MINUTE = 60_000
  const HOUR = 60 * MINUTE
  const DAY = 24 * HOUR

  /**
   * @typedef {{ name: string, expires?: number | null }} SeenCookie
   * @typedef {{ id: number, time: string, method: string, path: string, source: string, label: string, bytes: number }} Entry
   * @typedef {{ granted: string[], lifetime: 'session' | 'persistent' }} Choice
   * @typedef {{ time: Date, name: string, detail: Record<string, any> }} Heard
   */
  const page = /** @type {{
    demoEvents?: { heard: Heard[], onHeard: (() => void) | null },
    InteractConsent?: { choice?: Choice | null },
    cookieStore?: EventTarget & { getAll(): Promise<SeenCookie[]> },
  }} */ (/** @type {unknown} */ (window))
  const panel = document.getElementById('panel')
  if (!panel) return
  const firstId = Number(panel.dataset.lastId) || 0
  const withoutSdk = panel.dataset.sdk === 'off'

  /** @param {string} selector @returns {HTMLElement} */
  const find = (selector) => /** @type {HTMLElement} */ (panel.querySelector(selector))

  /** Sets a text only where it differs, so that nothing is laid out or announced in vain. */
  /** @param {Element} element @param {string | number} text */
  const say = (element, text) => {
    if (element.textContent !== `${text}`) element.textContent = `${text}`
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {...(Node | string)} children
   */
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag)
    if (className) element.className = className
    element.append(...children)
    return element
  }

  /** Text that may break after `_` and `/`: these names are long and the columns narrow. @param {string} text */
  const breakable = (text) => text.split(/(?<=[_/])/).flatMap((part) => [part, document.createElement('wbr')])

  /** @param {string} name */
  const nameOf = (name) => make('code', '', ...breakable(name))

  /** @param {Date} time */
  const clock = (time) => {
    const element = make('time', '', time.toTimeString().slice(0, 8))
    element.setAttribute('datetime', time.toISOString())
    return element
  }

  /** @param {number} amount @param {string} unit */
  const many = (amount, unit) => `${amount} ${unit}${amount === 1 ? '' : 's'}`

  /** @param {number} ms */
  const span = (ms) => {
    if (ms > 2 * DAY) return many(Math.round(ms / DAY), 'day')
    if (ms > 2 * HOUR) return many(Math.round(ms / HOUR), 'hour')
    if (ms > MINUTE) return many(Math.round(ms / MINUTE), 'minute')
    return 'under a minute'
  }

  // Totals, in the panel's head and in the strip that small screens show.

  const totals = { cookies: 0, keys: 0, requests: 0 }
  /** @param {keyof typeof totals} key @param {number} value */
  const setTotal = (key, value) => {
    const changed = totals[key] !== value
    totals[key] = value
    for (const place of document.querySelectorAll(`[data-total="${key}"]`)) {
      say(place, value)
      const cell = /** @type {HTMLElement} */ (place)
      cell.dataset.any = `${value > 0}`
      if (changed) cell.animate?.([{ opacity: 0.3 }, { opacity: 1 }], { duration: 350 })
    }
    for (const place of document.querySelectorAll(`[data-unit="${key}"]`))
      say(place, value === 1 ? key.slice(0, -1) : key)
    renderVerdict()
  }

  function renderVerdict() {
    const verdict = find('[data-verdict]')
    const consent = page.InteractConsent
    const show = (/** @type {string} */ state, /** @type {string} */ text) => {
      verdict.dataset.verdict = state
      say(verdict, text)
    }
    if (withoutSdk) show('off', 'Without the SDK: everything starts at once, and nobody was asked.')
    else if (!consent || !('choice' in consent)) show('off', 'consent.js is not built, so nothing is ever released.')
    else if (!consent.choice) show('none', 'No choice yet. Nothing may be stored or sent.')
    else if (!consent.choice.granted.length) show('refused', 'Refused. Only the cookie that remembers this is kept.')
    else if (consent.choice.lifetime === 'session')
      show('session', 'Analytics allowed for this session. Its cookies end when the browser closes.')
    else show('persistent', 'Analytics allowed. Cookies last until they expire or are withdrawn.')
  }

  // Cookies.

  /** @returns {Promise<SeenCookie[]>} */
  const readCookies = async () => {
    try {
      if (page.cookieStore) return await page.cookieStore.getAll()
    } catch {
      // Not in this context: what document.cookie tells is still there.
    }
    return document.cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => ({ name: pair.split('=')[0] ?? '' }))
  }

  /** @param {SeenCookie} cookie */
  const lifetimeOf = ({ expires }) => {
    if (expires === undefined) return 'unknown'
    return expires === null ? 'session' : 'persistent'
  }

  /** @param {SeenCookie[]} cookies */
  const renderCookies = (cookies) => {
    const hidden = cookies.some((cookie) => lifetimeOf(cookie) === 'unknown')
    find('[data-jar]').hidden = hidden
    find('[data-jar-plain]').hidden = !hidden
    for (const lifetime of ['session', 'persistent', 'unknown']) {
      const some = cookies.filter((cookie) => lifetimeOf(cookie) === lifetime)
      say(find(`[data-count="${lifetime}"]`), some.length)
      const rows = some.map(({ name, expires }) => {
        const life = expires ? `${span(expires - Date.now())} left` : expires === null ? 'until the browser closes' : ''
        const row = make('li', 'cookie', nameOf(name), make('span', 'life', life))
        if (name === 'interact_consent') row.append(make('span', 'tag', 'your choice'))
        return row
      })
      find(`[data-cookies="${lifetime}"]`).replaceChildren(
        ...(rows.length || lifetime === 'unknown' ? rows : [make('li', 'none', 'None')]),
      )
    }
    setTotal('cookies', cookies.length)
  }

  // Storage.

  /** @param {() => string[] | Promise<string[]>} read @returns {Promise<string[]>} */
  const attempt = async (read) => {
    try {
      return await read()
    } catch {
      return []
    }
  }

  const readStores = async () => ({
    localStorage: await attempt(() => Object.keys(localStorage)),
    sessionStorage: await attempt(() => Object.keys(sessionStorage)),
    indexedDB: await attempt(async () => (await indexedDB.databases()).map(({ name }) => name ?? '')),
    caches: await attempt(() => caches.keys()),
  })

  /** @param {Record<string, string[]>} stores */
  const renderStores = (stores) => {
    for (const [store, names] of Object.entries(stores)) {
      find(`[data-store="${store}"]`).replaceChildren(
        ...(names.length ? names.map(nameOf) : [make('span', 'none', 'None')]),
      )
    }
    setTotal('keys', Object.values(stores).flat().length)
  }

  // The collector's log, pushed by the server.

  /** @type {Entry[]} */
  let entries = []
  const list = find('[data-requests]')

  /** @param {Entry} entry */
  const entryRow = (entry) => {
    const name = entry.source === 'posthog' ? 'PostHog' : entry.source === 'web-vitals' ? 'Vitals' : 'Other'
    const row = make(
      'li',
      entry.id > firstId ? '' : 'earlier',
      clock(new Date(entry.time)),
      make('span', `source ${entry.source}`, name),
      make('b', '', entry.label),
      make('span', 'address', ...breakable(`${entry.method} ${entry.path}`)),
    )
    return row
  }

  const renderRequestCount = () => {
    const here = entries.filter(({ id }) => id > firstId).length
    setTotal('requests', here)
    const before = entries.length - here
    say(find('[data-since]'), before ? `${many(before, 'earlier request')} from other pages, in grey.` : '')
    list.dataset.empty = entries.length ? '' : 'Nothing has arrived.'
  }

  /** @param {Entry[]} all */
  const showSnapshot = (all) => {
    entries = all
    list.replaceChildren(...all.slice(-ROWS).reverse().map(entryRow))
    renderRequestCount()
  }

  /** @param {Entry} entry */
  const showEntry = (entry) => {
    entries.push(entry)
    list.prepend(entryRow(entry))
    while (list.children.length > ROWS) list.lastElementChild?.remove()
    renderRequestCount()
  }

  /** @type {EventSource | null} */
  let source = null
  // An open stream takes one of the browser's few connections and keeps the page out of the back/forward cache,
  // so it is held only while somebody looks.
  const connect = () => {
    source?.close()
    source = null
    if (document.visibilityState === 'hidden') return
    source = new EventSource('/panel/events')
    source.addEventListener('snapshot', (event) => showSnapshot(JSON.parse(event.data)))
    source.addEventListener('entry', (event) => showEntry(JSON.parse(event.data)))
  }

  // Consent events.

  /** @param {Heard} heard */
  const summary = ({ name, detail }) => {
    /** @param {Choice | null | undefined} choice */
    const choiceText = (choice) => {
      if (!choice) return 'no choice yet'
      return choice.granted.length ? `${choice.granted.join(', ')}, ${choice.lifetime}` : 'refused'
    }
    switch (name) {
      case 'ready':
        return choiceText(detail.choice)
      case 'choice': {
        const changes = [
          ...(detail.newlyGranted ?? []).map((/** @type {string} */ id) => `+${id}`),
          ...(detail.revoked ?? []).map((/** @type {string} */ id) => `−${id}`),
        ].join(' ')
        return `${choiceText(detail.choice)}${changes ? ` (${changes})` : ''}`
      }
      case 'open':
      case 'close':
        return `${detail.view ?? ''}`
      case 'blocked':
        return `${detail.kind} ${detail.target}`
      case 'released': {
        const src = detail.element?.getAttribute?.('src')
        return src ? `${detail.kind} ${src}` : `inline ${detail.kind} (${detail.category})`
      }
      default:
        return `${detail.error?.message ?? ''}`
    }
  }

  const eventList = find('[data-events]')
  let shown = 0
  const renderEvents = () => {
    const heard = page.demoEvents?.heard ?? []
    for (const item of heard.slice(shown)) {
      eventList.prepend(
        make('li', '', clock(item.time), make('span', `source ${item.name}`, item.name), make('b', '', summary(item))),
      )
    }
    while (eventList.children.length > ROWS) eventList.lastElementChild?.remove()
    shown = heard.length
    eventList.dataset.empty = shown ? '' : 'None so far.'
    renderVerdict()
  }

  // One cheap look at the device, twice a second; the page changes only where something did.

  let seenCookies = ''
  let seenStores = ''
  const look = async () => {
    const [cookies, stores] = await Promise.all([readCookies(), readStores()])
    const cookieState = JSON.stringify(
      cookies.map(({ name, expires }) => [name, expires && span(expires - Date.now()), expires === undefined]),
    )
    if (cookieState !== seenCookies) {
      seenCookies = cookieState
      renderCookies(cookies)
    }
    const storeState = JSON.stringify(stores)
    if (storeState !== seenStores) {
      seenStores = storeState
      renderStores(stores)
    }
  }
  /** @type {number | undefined} */
  let timer
  const poll = async () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') return
    await look()
    clearTimeout(timer)
    timer = window.setTimeout(poll, POLL_MS)
  }

  find('[data-clear]').addEventListener('click', () => fetch('/panel/clear', { method: 'POST' }))
  page.cookieStore?.addEventListener('change', () => look())
  if (page.demoEvents) page.demoEvents.onHeard = renderEvents
  const resume = () => {
    connect()
    poll()
  }
  document.addEventListener('visibilitychange', resume)
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', (event) => {
    if (event.persisted) resume()
  })

  renderRequestCount()
  renderEvents()
  resume()
})()
