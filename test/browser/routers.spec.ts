import { packaged } from './support/packaged'
import { type SoftPages, testGrantedVisits, testRefusedVisits } from './support/softPages'

const swupScripts = (head: boolean): SoftPages => ({
  library: ['swup/dist/Swup.umd.js', '@swup/head-plugin/dist/index.umd.js', '@swup/scripts-plugin/dist/index.umd.js']
    .map(packaged)
    .join(';\n'),
  start: `window.swup ??= new Swup({ containers: ['#main'], animationSelector: false,
    plugins: [new SwupHeadPlugin(), new SwupScriptsPlugin({ head: ${head}, body: true })] })`,
})
const htmx = packaged('htmx.org/dist/htmx.js')

const ROUTERS: Record<string, SoftPages> = {
  Turbo: { library: packaged('@hotwired/turbo/dist/turbo.es2017-umd.js') },
  htmx: { library: htmx, body: 'hx-boost="true"' },
  // It brings a page's head in line with what the server has sent.
  'htmx with head-support': {
    library: `${htmx};\n${packaged('htmx-ext-head-support/head-support.js')}`,
    body: 'hx-boost="true" hx-ext="head-support"',
    ownHeads: true,
  },
  Unpoly: {
    library: packaged('unpoly/unpoly.js'),
    main: 'up-main',
    start: `window.started ??= (up.link.config.followSelectors.push('a[href]'), true)`,
  },
  'swup that makes the scripts of the body anew': swupScripts(false),
  'swup that makes the scripts of head and body anew': swupScripts(true),
}

for (const [router, pages] of Object.entries(ROUTERS)) {
  testRefusedVisits(router, pages)
  testGrantedVisits(router, pages)
}
