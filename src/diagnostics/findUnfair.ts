/** Red, green, blue and alpha from 0 to 1, of any colour that CSS can write. */
type Paint = readonly [number, number, number, number]

/** Returns a reader of CSS colours. The browser itself converts them, in whatever colour space they are written. */
function painter(): (color: string) => Paint {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (color) => {
    if (!context) return [0, 0, 0, 0]
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = [...context.getImageData(0, 0, 1, 1).data].map(
      (byte) => byte / 255,
    )
    return [red, green, blue, alpha]
  }
}

const over = ([red, green, blue, alpha]: Paint, [r, g, b]: Paint): Paint => [
  red * alpha + r * (1 - alpha),
  green * alpha + g * (1 - alpha),
  blue * alpha + b * (1 - alpha),
  1,
]

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Paint): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Paint, other: Paint): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** How a visitor sees a button: sizes in CSS pixels, contrasts as ratios. */
interface Look {
  width: number
  height: number
  fontSize: number
  fontWeight: number
  /** Contrast of its words with its own background. */
  words: number
  /** Contrast of its background or its border, whichever is higher, with what is around it. */
  shape: number
  /** Whether a press in its middle hits it. */
  reached: boolean
  box: DOMRect
}

function lookOf(button: Element, paint: (color: string) => Paint): Look {
  /** Returns the opaque background of an element; the page's own is white by default. */
  const ground = (element: Element | null): Paint => {
    if (!element) return [1, 1, 1, 1]
    const color = paint(getComputedStyle(element).backgroundColor)
    return color[3] === 1 ? color : over(color, ground(element.parentElement))
  }
  const { fontSize, fontWeight, color, borderTopColor, borderTopWidth, borderTopStyle } = getComputedStyle(button)
  let opacity = 1
  for (let at: Element | null = button; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity)
  const own = ground(button)
  const around = ground(button.parentElement)
  const seen = (shade: Paint): Paint => over([shade[0], shade[1], shade[2], shade[3] * opacity], around)
  const edge = Number.parseFloat(borderTopWidth) && borderTopStyle !== 'none' ? over(paint(borderTopColor), own) : own
  const box = button.getBoundingClientRect()
  const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return {
    width: box.width,
    height: box.height,
    fontSize: Number.parseFloat(fontSize),
    fontWeight: Number(fontWeight),
    words: contrast(seen(over(paint(color), own)), seen(own)),
    shape: Math.max(contrast(seen(own), around), contrast(seen(edge), around)),
    reached: !!met && button.contains(met),
    box,
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** How much less a measure may be before it counts: rounding, and differences that no eye sees. */
const SLACK = { width: 1, height: 1, fontSize: 0.1, fontWeight: 0, words: 0.3, shape: 0.3 } as const
const MEASURES = {
  width: ['narrower', 'px wide'],
  height: ['lower', 'px high'],
  fontSize: ['written smaller', 'px'],
  fontWeight: ['written thinner', 'weight'],
  words: ['paler', ': 1, its words against its ground'],
  shape: ['fainter', ': 1, its shape against what is around it'],
} as const

/**
 * Returns how a theme makes refusing harder than accepting, with the measured numbers; nothing if it does not, or if no
 * answers are shown now. The authorities ask for equal prominence: EDPB, report of the Cookie Banner Taskforce, 17
 * January 2023.
 */
export function findUnfair(): string[] {
  const [accept, reject] = ['accept-all', 'reject-all'].map((action) =>
    document.querySelector(`#interact-consent-root [data-consent-action="${action}"]`),
  )
  if (!accept || !reject) return []
  const paint = painter()
  const yes = lookOf(accept, paint)
  const no = lookOf(reject, paint)
  const found: string[] = []
  const tell = (text: string): void => {
    found.push(`Reject all is ${text}: visitors must find it as easily as Accept all.`)
  }

  for (const key of Object.keys(MEASURES) as (keyof typeof MEASURES)[]) {
    const [word, unit] = MEASURES[key]
    if (no[key] < yes[key] - SLACK[key]) tell(`${word} (${round(no[key])} ${unit}, Accept all ${round(yes[key])})`)
  }
  if (yes.reached && !no.reached) tell('out of reach (a press in its middle meets something else)')
  const gap = Math.max(
    no.box.left - yes.box.right,
    yes.box.left - no.box.right,
    no.box.top - yes.box.bottom,
    yes.box.top - no.box.bottom,
  )
  if (gap > yes.height) tell(`further away (${round(gap)} px from Accept all, which is ${round(yes.height)} px high)`)
  return found
}
