import { make } from './make'

const set = ({ style }: HTMLElement, values: Record<string, string>): void => {
  for (const name in values) style.setProperty(name, `${values[name]}`, 'important')
}

/** The observer calls back for each hundredth that comes into sight or goes. */
const threshold = Array.from({ length: 101 }, (_, at) => at / 100)

/** Elements that are covered now, and the frames that cover them. */
const laid = new Set<Element>()

/** Removes overlays that came with a copy of an earlier state of the page. */
export function removeCopies(): void {
  for (const copy of document.querySelectorAll<HTMLElement>('.interact-consent-overlay, [data-consent-waiting]')) {
    if (laid.has(copy)) continue
    delete copy.dataset.consentWaiting
    if (copy.matches('iframe.interact-consent-overlay')) copy.remove()
  }
}

/**
 * Returns the player around a video if it lays something over it: big buttons, posters and bars do nothing while the video
 * waits, but take the clicks on its cover. A video that plays by itself may be the background of what lies over it.
 */
function findPlayer(face: HTMLElement, frame: Element): HTMLElement | undefined {
  if (!face.isConnected || face.matches('[autoplay]')) return undefined
  const { left, top, width, height } = face.getBoundingClientRect()
  const over = (face.getRootNode() as Document).elementFromPoint(left + width / 2, top + height / 2)
  if (!over || over === frame || over.contains(face)) return undefined
  let player = face.parentElement
  while (player && !player.contains(over)) player = player.parentElement
  // Anything larger is the page, whose bars and dialogs stay over the video.
  return player && player.offsetWidth < 1.2 * width && player.offsetHeight < 1.5 * height ? player : undefined
}

/** Returns a `z-index` above all that is in an element. */
const levelAbove = (element: Element): number =>
  Math.max(...[...element.querySelectorAll('*')].map((part) => +getComputedStyle(part).zIndex || 0)) + 1

export interface Overlay {
  frame: HTMLIFrameElement
  update(): void
  undo(): void
}

/**
 * Lays an empty frame exactly over an element that has no document of its own. The element keeps its place and size, so
 * that nothing moves when the frame comes or goes. Where a scrolling box clips the element, the frame is clipped too.
 */
export function layOver(face: HTMLElement, title: string): Overlay {
  const frame = make('iframe', { class: 'interact-consent-overlay', title }) as HTMLIFrameElement
  set(frame, { all: 'initial', position: 'absolute', 'color-scheme': 'inherit', border: '0' })
  let x = 0
  let y = 0
  const cut = new IntersectionObserver(
    (entries) => {
      const {
        isIntersecting,
        boundingClientRect: all,
        intersectionRect: seen,
      } = entries.at(-1) as IntersectionObserverEntry
      // In pixels of the frame, which an ancestor may scale.
      const across = face.offsetWidth / all.width
      const down = face.offsetHeight / all.height
      const edges = [
        (seen.top - all.top) * down,
        (seen.right - all.left) * across,
        (seen.bottom - all.top) * down,
        (seen.left - all.left) * across,
      ]
      // Not `clip-path`: WebKit then paints nothing of a frame in which something scrolls.
      set(frame, { clip: `rect(${edges.map((edge) => `${isIntersecting ? edge : 0}px`).join()})` })
      raise()
    },
    // The window clips the frame by itself.
    { rootMargin: '9999px', threshold },
  )
  const place = (): void => {
    const { offsetWidth: width, offsetHeight: height } = face
    set(frame, { width: `${width}px`, height: `${height}px` })
    const here = frame.getBoundingClientRect()
    const there = face.getBoundingClientRect()
    // A scaled ancestor also scales the distance between them.
    const scale = here.width / width || 1
    x += (there.left - here.left) / scale
    y += (there.top - here.top) / scale
    set(frame, { transform: `translate(${x}px,${y}px)` })
    // Observing anew makes the observer report again.
    cut.unobserve(face)
    cut.observe(face)
  }
  /** The player that the frame is laid over. */
  let player: HTMLElement | undefined
  const raise = (): void => {
    const found = findPlayer(face, frame)
    if (!found || found === player) return
    player = found
    set(frame, { 'z-index': `${levelAbove(player)}` })
    player.append(frame)
    place()
  }
  const update = (): void => {
    if (!player?.contains(face)) {
      player = undefined
      set(frame, { 'z-index': 'auto' })
    }
    // After the element, so that its selectors by position (`:nth-child`) still match.
    if (player ? frame.parentElement !== player : frame.previousSibling !== face) face.after(frame)
    place()
  }
  laid.add(face).add(frame)
  face.dataset.consentWaiting = ''
  update()
  const sizes = new ResizeObserver(place)
  sizes.observe(face)
  if (face.parentElement) sizes.observe(face.parentElement)
  const moved = new AbortController()
  for (const type of ['scroll', 'resize', 'load', 'transitionend'])
    addEventListener(type, place, { capture: true, passive: true, signal: moved.signal })

  return {
    frame,
    update,
    undo() {
      moved.abort()
      sizes.disconnect()
      cut.disconnect()
      frame.remove()
      laid.delete(face)
      laid.delete(frame)
      delete face.dataset.consentWaiting
    },
  }
}
