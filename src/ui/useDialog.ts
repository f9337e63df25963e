import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { pageBody } from '../lib/pageBody'
import { keepEvents } from './keepEvents'
import { makeRoom } from './makeRoom'
import { watchHidden } from './watchHidden'

/** A native dialog; or another element, if the page beside it stays usable. */
type Panel = HTMLElement & Partial<Pick<HTMLDialogElement, 'showModal' | 'close'>>

interface ShownDialog {
  panel: RefObject<HTMLDialogElement | null>
  focusHeading(): void
}

const hasFocus = (panel: Panel | null): boolean => !!panel?.contains(document.activeElement)

/**
 * Shows the panel, as a native modal dialog or as a region of the page. Moves the focus to the heading of a dialog, and
 * of a region if the earlier panel had the focus. When the last panel goes, moves the focus back to where it was at
 * first.
 */
export function useDialog(showing: number, close: () => void): ShownDialog {
  const panel = useRef<HTMLDialogElement>(null)
  const [opener] = useState(() => document.activeElement as HTMLElement | null)
  const focusHeading = (): void => panel.current?.querySelector('h2')?.focus()
  // Read before the next panel replaces this one, which then loses the focus.
  const hadFocus = hasFocus(panel.current)

  useLayoutEffect(() => {
    const shown: Panel = panel.current as HTMLDialogElement
    const unwatch = watchHidden(shown, close)
    const leaveRoom = shown.showModal ? undefined : makeRoom(shown)
    const leaveEvents = keepEvents(shown)
    return () => {
      unwatch()
      leaveEvents()
      leaveRoom?.()
      // The next panel has replaced it.
      if (panel.current !== shown) return
      const hadFocus = hasFocus(shown)
      // Closed before it is removed: otherwise the page is laid out twice.
      shown.close?.()
      // Focusing the body changes nothing, but forces a layout.
      if (opener !== pageBody() && (hadFocus || document.activeElement === pageBody())) opener?.focus()
    }
  }, [showing])

  // A separate effect, once the first can be undone: a listener of the page may close the panel when it gets the focus.
  useLayoutEffect(() => {
    panel.current?.showModal?.()
    if (panel.current?.showModal || hadFocus) focusHeading()
  }, [showing])

  return { panel, focusHeading }
}
