/** Counts the anchors, whose names the whole page shares. */
let anchors = 0

const set = ({ style }: HTMLElement, values: Record<string, string>): void => {
  for (const name in values) style.setProperty(name, `${values[name]}`, 'important')
}

/**
 * Lays a box exactly over an element, which keeps its place and size, so that nothing moves when the box comes or goes.
 * With anchor positioning the browser follows the element by itself (https://www.w3.org/TR/css-anchor-position-1/);
 * without it, it is measured when it, its parent or the window changes. `seen` is told its size, zero where it has none.
 */
export function lay(
  box: HTMLElement,
  over: HTMLElement,
  seen: (width: number, height: number) => void,
): { update(): void; undo(): void } {
  const anchored = CSS.supports('anchor-name', '--a')
  const before = over.style.getPropertyValue('anchor-name')
  let x = 0
  let y = 0
  const measure = (): void => {
    const { offsetWidth, offsetHeight } = over
    seen(offsetWidth, offsetHeight)
    if (anchored) return
    set(box, { width: `${offsetWidth}px`, height: `${offsetHeight}px` })
    const here = box.getBoundingClientRect()
    const there = over.getBoundingClientRect()
    x += there.left - here.left
    y += there.top - here.top
    set(box, { transform: `translate(${x}px,${y}px)` })
  }
  const update = (): void => {
    // Behind it, so that what is matched by its place among its siblings stays the same for it.
    if (box.previousSibling !== over) over.after(box)
    measure()
  }
  if (anchored) {
    const name = `--interact-consent-${++anchors}`
    set(over, { 'anchor-name': name })
    set(box, {
      'position-anchor': name,
      top: 'anchor(top)',
      left: 'anchor(left)',
      width: 'anchor-size(width)',
      height: 'anchor-size(height)',
    })
  }
  update()
  const observer = new ResizeObserver(measure)
  observer.observe(over)
  if (!anchored && over.parentElement) observer.observe(over.parentElement)
  const moved = new AbortController()
  if (!anchored)
    for (const type of ['scroll', 'resize', 'load'])
      addEventListener(type, measure, { capture: true, passive: true, signal: moved.signal })

  return {
    update,
    undo() {
      moved.abort()
      observer.disconnect()
      box.remove()
      if (!anchored) return
      if (before) over.style.setProperty('anchor-name', before)
      else over.style.removeProperty('anchor-name')
      if (!over.getAttribute('style')) over.removeAttribute('style')
    },
  }
}
