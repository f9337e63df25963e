import { createFrameHolder, kindOf } from './createFrameHolder'
import { forgetEmpty } from './emptyFrame'
import { mediaOf, NAMES } from './heldElement'
import type { Cover, FrameContext, Waiting } from './types'

const HELD = ':is(iframe, img, video, audio, picture, source, track, link, embed, object, input)[data-consent]'

/** What the page may change in an element that waits or has loaded. */
const CHANGES = {
  subtree: true,
  attributeOldValue: true,
  attributeFilter: ['data-consent', ...NAMES, ...NAMES.map((name) => `data-${name}`)],
}

/**
 * Returns the element that a placeholder covers: the frame itself, or the video of a source. `null` for a picture,
 * which has its own alternative text.
 */
function faceOf(element: HTMLElement): HTMLElement | null {
  const media = mediaOf(element)
  if (media) return element === media || !media.hasAttribute('src') ? media : null
  return kindOf(element) === 'frame' ? element : null
}

/**
 * Holds and releases tagged frames, pictures, videos and style sheets. What they load stands under `data-src`,
 * `data-href` and the like, which no browser fetches, until a choice covers it.
 */
export function installFrames(context: FrameContext): Cover {
  const { heldByGate, roots, cover } = context
  const holder = createFrameHolder(context)
  const covers = new Map<HTMLElement, Cover & { waiting: string }>()

  const tagged = (): Iterable<HTMLElement> => roots.find(HELD)

  const update = (): void => {
    /** What placeholders may cover, each with what it waits for; `null` where a part of it has loaded. */
    const faces = new Map<HTMLElement, Waiting | null>()
    for (const element of tagged()) {
      // Each shadow root is a tree of its own. To observe it again changes nothing.
      const root = element.getRootNode()
      if (root !== document) watcher.observe(root, CHANGES)
      const waiting = holder.update(element)
      const face = faceOf(element)
      if (face && (!waiting || !faces.has(face))) faces.set(face, waiting)
    }
    for (const [face, shown] of covers) {
      if (JSON.stringify(faces.get(face)) === shown.waiting) continue
      shown.undo()
      covers.delete(face)
    }
    for (const [face, waiting] of faces) {
      if (!waiting) continue
      const shown = covers.get(face)
      if (shown) shown.update()
      else covers.set(face, { ...cover(face, waiting, () => loadOnce(face)), waiting: JSON.stringify(waiting) })
    }
    // Our own changes need no update.
    watcher.takeRecords()
  }
  function loadOnce(face: HTMLElement): void {
    for (const element of tagged()) {
      if (faceOf(element) === face) holder.allowOnce(element)
    }
    update()
  }

  const watcher = new MutationObserver((records) => {
    // Frameworks that morph a page remove the attributes that a gate added. The newest record comes first: it has the
    // value that was last there.
    for (const { target, attributeName, oldValue } of records.reverse()) {
      const element = target as Element
      if (
        attributeName?.startsWith('data-') &&
        oldValue &&
        heldByGate.has(element) &&
        !element.hasAttribute(attributeName)
      )
        element.setAttribute(attributeName, oldValue)
    }
    if (records.some(({ target }) => (target as Element).closest('[data-consent]'))) update()
  })
  // Chromium empties a frame whose address was removed, but not at once.
  const onLoad = ({ target }: Event): void => {
    if ((target as Element).matches('iframe[data-consent]')) update()
  }
  document.addEventListener('load', onLoad, true)
  watcher.observe(document, CHANGES)
  update()

  return {
    update,
    undo() {
      watcher.disconnect()
      document.removeEventListener('load', onLoad, true)
      for (const shown of covers.values()) shown.undo()
      for (const element of tagged()) forgetEmpty(element)
      covers.clear()
    },
  }
}
