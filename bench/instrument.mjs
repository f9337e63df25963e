/** @typedef {{ ran: [number, number][], shift: number, lcp: number, long: number, pressed: number, inp: number, seen: number, still: number }} Bench */
/** What the kinds that are looked at bring beside what every entry has. */
/** @typedef {PerformanceEntry & { value?: number, hadRecentInput?: boolean, interactionId?: number }} Entry */

/**
 * Runs in the page before anything of the page does, in every case alike: what it sees, it keeps on `window.bench`.
 *
 * @param {{ accept: string | undefined, frames: boolean }} options `frames`: look at the button in every frame
 */
export function instrument({ accept, frames }) {
  /** @type {Bench} */
  const bench = { ran: [], shift: 0, lcp: 0, long: 0, pressed: 0, inp: 0, seen: 0, still: 0 }
  Object.assign(window, {
    bench,
    ran: (/** @type {number} */ id) => bench.ran.push([id, performance.now()]),
  })

  /** @param {PerformanceObserverInit} options @param {(entry: Entry) => void} take */
  const observe = (options, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe(options)
  observe({ type: 'layout-shift', buffered: true }, ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) bench.shift += value
  })
  observe({ type: 'largest-contentful-paint', buffered: true }, ({ startTime }) => {
    bench.lcp = startTime
  })
  observe({ type: 'longtask', buffered: true }, ({ duration }) => {
    bench.long = Math.max(bench.long, duration)
  })
  const interaction = (/** @type {Entry} */ { duration, interactionId }) => {
    if (interactionId) bench.inp = Math.max(bench.inp, duration)
  }
  observe({ type: 'event', durationThreshold: 16, buffered: true }, interaction)
  observe({ type: 'first-input', buffered: true }, interaction)
  addEventListener(
    'click',
    ({ timeStamp }) => {
      bench.pressed ||= timeStamp
    },
    true,
  )

  if (!accept || !frames) return
  let before = ''
  const look = () => {
    requestAnimationFrame(look)
    const button = document.querySelector(accept)
    if (!button) return
    const { left, top, width, height } = button.getBoundingClientRect()
    let opacity = 1
    for (let at = /** @type {Element | null} */ (button); at; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    const shown =
      width > 0 && getComputedStyle(button).visibility === 'visible' && top < innerHeight && top + height > 0
    if (!shown || opacity < 0.05) return
    bench.seen ||= performance.now()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    const now = `${left} ${top} ${width} ${height} ${opacity > 0.99} ${!!hit && button.contains(hit)}`
    // Its last change of place, opacity or reach: from then on it can be pressed.
    if (now !== before) bench.still = performance.now()
    before = now
  }
  requestAnimationFrame(look)
}
