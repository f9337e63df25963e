import { hold, letGo } from '../holder'
import { keepEvents } from '../keepEvents'
import { make } from './make'

const SVG = 'http://www.w3.org/2000/svg'

/** Draws two sliders in the colour of the text, so that forced colours keep them. */
function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute(
    'd',
    'M2 6h3m5 0h8M2 14h8m5 0h3M5 6a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0m5 8a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  )
  svg.append(path)
  return svg
}

/**
 * Adds a small button that opens the preferences, for a page that has none of its own (GDPR art. 7(3): as easy to
 * withdraw as to give). Returns `update`, which puts it back if the page replaced its body, and the undo.
 *
 * @param near called on hover or focus: the button is likely to be pressed
 */
export function addLauncher(
  label: string,
  language: string,
  dir: string,
  near: () => void,
): { update(): void; undo(): void } {
  const button = make(
    'button',
    { type: 'button', class: 'interact-consent-launcher', 'data-consent-open': '', lang: language, dir },
    icon(),
    make('span', { 'data-nosnippet': '' }, label),
  )
  button.onpointerenter = button.onfocus = near
  const leaveEvents = keepEvents(button)
  const update = (): void => hold(button)
  update()
  return {
    update,
    undo() {
      leaveEvents()
      letGo(button)
    },
  }
}
