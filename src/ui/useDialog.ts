import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { pageBody } from '../lib/pageBody'
import { makeRoom } from './makeRoom'
import { watchHidden } from './watchHidden'

/** A native dialog, or another element where the page can be used beside it. */
type Panel = HTMLElement & Partial<Pick<HTMLDialogElement, 'showModal' | 'close'>>

interface ShownDialog {
  panel: RefObject<HTMLDialogElement | null>
  focusHeading(): void
}

const hasFocus = (panel: Panel | null): boolean => !!panel?.contains(document.activeElement)

/**
 * Shows the panel as the element it is, a native modal dialog or a region in the page, and moves the focus: to the heading
 * of a dialog, or where an earlier panel had it; and back to what had it at first, once the last panel goes.
 *
 * @param showing counts the panels: each is a new element
 */
export function useDialog(showing: number, close: () => void): ShownDialog {
  const panel = useRef<HTMLDialogElement>(null)
  const [opener] = useState(() => document.activeElement as HTMLElement | null)
  const focusHeading = (): void => panel.current?.querySelector('h2')?.focus()
  // Read before the next panel takes the place of this one, which loses the focus.
  const hadFocus = hasFocus(panel.current)

  useLayoutEffect(() => {
    const shown: Panel = panel.current as HTMLDialogElement
    const unwatch = watchHidden(shown, close)
    const leaveRoom = shown.showModal ? undefined : makeRoom(shown)
    return () => {
      unwatch()
      leaveRoom?.()
      // The next panel has taken its place.
      if (panel.current !== shown) return
      const hadFocus = hasFocus(shown)
      // Before it is taken away: the page would be laid out twice otherwise.
      shown.close?.()
      // To focus the body changes nothing, and makes the page be laid out at once.
      if (opener !== pageBody() && (hadFocus || document.activeElement === pageBody())) opener?.focus()
    }
  }, [showing])

  // On its own, once the other can be undone: a page that hears of the focus may close the panel at once.
  useLayoutEffect(() => {
    panel.current?.showModal?.()
    if (panel.current?.showModal || hadFocus) focusHeading()
  }, [showing])

  return { panel, focusHeading }
}
