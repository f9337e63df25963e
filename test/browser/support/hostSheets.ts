import { packaged } from './packaged'

/**
 * Written after what WordPress puts into a page with a block theme (global styles from theme.json, the block library's
 * resets): the package of the block library would bring the whole editor with it.
 */
const BLOCK_THEME = `:root { --wp--style--block-gap: 1.2rem; --wp--preset--color--base: #fff; --wp--preset--color--contrast: #111 }
:where(body) { margin: 0 }
html :where([style*=border-width]) { border-style: solid }
html :where(img[class*=wp-image-]) { height: auto; max-width: 100% }
body { color: var(--wp--preset--color--contrast); font: 300 1.125rem/1.4 Manrope, sans-serif; letter-spacing: -0.1px; padding: 0 }
:where(body > *) { margin-block: var(--wp--style--block-gap) 0 }
a:where(:not(.wp-element-button)) { color: currentColor; text-decoration: underline }
h1, h2, h3 { font-size: clamp(1.5rem, 4vw, 3rem); font-weight: 400; letter-spacing: -0.5px; line-height: 1.125; text-wrap: pretty }
button, input, select, textarea { font: inherit; max-width: 100%; border-radius: 0 }
button, .wp-element-button { background: #111 !important; border: 0; border-radius: 9999px; color: #fff !important; padding: 1rem 2.25rem; text-transform: uppercase; width: 100% }
p, li { hyphens: auto } ul { padding-inline-start: 2rem } dl dt::after { content: ":" }
.wp-site-blocks > * + *, :where(.is-layout-flex) { gap: 0.5em }
dialog { inset: 0 auto auto 0; margin: 0 !important; max-width: 100vw; padding: 3rem !important; box-shadow: none }
label { display: block; margin-block-end: 1rem !important } summary { list-style: none; cursor: zoom-in }
input[type=checkbox] { display: none !important } code { background: #eee; padding: 0.5em !important }`

/** What host pages bring, whatever they may think of it. */
export const SHEETS: Record<string, string> = {
  bootstrap: packaged('bootstrap/dist/css/bootstrap.min.css'),
  "tailwind's preflight": packaged('tailwindcss/preflight.css'),
  bulma: packaged('bulma/css/bulma.min.css'),
  foundation: packaged('foundation-sites/dist/css/foundation.min.css'),
  pico: packaged('@picocss/pico/css/pico.min.css'),
  'a block theme': BLOCK_THEME,
  'all unset': '* { all: unset !important }',
  'all unset, pseudo-elements too': '*, ::before, ::after, ::backdrop, ::first-letter { all: unset !important }',
  'all initial, by an id': '#interact-consent-root, #interact-consent-root * { all: initial !important }',
  'buttons away': 'button, input, a, h2, p { display: none !important }',
  'refuse away': '[data-consent-action="reject-all"] { display: none !important; order: 9 !important }',
  'dialogs in a row': 'dialog, section { display: flex; flex-flow: row wrap; gap: 9px !important; opacity: 0.9 }',
  'dialogs as blocks': 'dialog, section, div { display: block !important; position: absolute !important }',
  'small root': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'large, static and in capitals': `* { font: italic 40px/3 fantasy !important; position: static !important; text-transform: uppercase !important;
letter-spacing: 0.4em !important; text-indent: 50px !important; writing-mode: vertical-rl !important; direction: rtl !important;
color: #ccc !important; background: #ccc !important; user-select: none !important; pointer-events: none !important }`,
  'bent and hidden': `body * { transform: rotate(9deg) scale(0.2) !important; rotate: 9deg !important; scale: 0.3 !important; zoom: 0.5 !important;
filter: blur(9px) !important; clip-path: inset(50%) !important; mask: linear-gradient(#0000, #0000) !important; contain: strict !important;
float: right !important; columns: 3 !important; width: 10px !important; height: 10px !important;
min-width: 900px !important; min-height: 900px !important; max-width: 50px !important; max-height: 50px !important; inset: -999px !important;
margin: 77px !important; padding: 77px !important; border: 9px solid red !important; overflow: visible !important; z-index: -1 !important;
order: 3 !important; place-self: end !important; gap: 60px !important; flex: 0 0 900px !important; flex-wrap: wrap !important;
align-items: end !important; place-content: end !important; outline: 9px solid red !important; animation: none !important; transition: all 9s !important }
::before, ::after { content: "!" !important; display: block !important; font-size: 90px !important }
p::first-letter, ::first-line { font-size: 90px !important } dialog, dialog * { content-visibility: hidden !important }`,
  'invisible contents':
    'dialog *, section *, #interact-consent-root * * { visibility: hidden !important; opacity: 0 !important }',
  'everything invisible': '* { visibility: hidden !important }',
}
