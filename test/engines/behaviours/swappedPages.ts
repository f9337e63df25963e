import { expect } from 'vitest'
import { consentPage } from '../../browser/support/consentPage'
import { inEachEngine } from '../stage'

/* Routers, morphers and head managers bring a page's tags again; a plain script beside each says how often one runs. */

/** A plain script, and a tagged one that does the same. */
const pair = (name: string): string =>
  `<script class="pair">ran.push('plain ${name}')</script>
   <script class="pair" type="text/plain" data-consent="analytics">ran.push('tagged ${name}')</script>`

/** Makes each anew, as a router does with what its parser must not run. */
const made = (where: string): string => `for (const old of document.querySelectorAll('${where} .pair')) {
  const next = document.createElement('script')
  for (const { name, value } of old.attributes) next.setAttribute(name, value)
  next.text = old.text
  old.replaceWith(next)
}`

const SWAPS: Record<string, [code: string, runs: string[]]> = {
  'an equal head, by innerHTML': ['document.head.innerHTML = document.head.innerHTML', []],
  'a copy of the head': ['document.head.replaceWith(document.head.cloneNode(true))', []],
  'an equal head of a fetched page': [
    `document.head.replaceWith(new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html').head)`,
    [],
  ],
  'an equal body, by innerHTML': ['document.body.innerHTML = document.body.innerHTML', []],
  'a copy of the body': ['document.body.replaceWith(document.body.cloneNode(true))', []],
  'scripts of the head that are made anew': [made('head'), ['plain head', 'tagged head']],
  'scripts that are made anew': [made('body'), ['plain body', 'tagged body']],
  'scripts that are made anew once more': [made('body'), ['plain body', 'tagged body']],
  'a script that is taken away and put back': [
    `const script = document.querySelector('main .pair + .pair'); script.remove(); document.body.append(script)`,
    [],
  ],
}

export const swappedPages = inEachEngine({
  async 'lets an equal tag in a swapped page run as often as a plain script beside it'({ open, read, until }) {
    await open(
      consentPage({
        config: { ui: false, afterRevoke: 'keep' },
        before: '<script>ran = []</script>',
        head: pair('head'),
        body: `<main>${pair('body')}</main>`,
      }),
    )
    await read('void InteractConsent.acceptAll()')
    await until('ran.toSorted()', ['plain body', 'plain head', 'tagged body', 'tagged head'])
    for (const [swap, [code, runs]] of Object.entries(SWAPS)) {
      await read(`(() => { ran = []; ${code} })()`)
      // A busy machine takes its time; and nothing runs once more.
      await until('ran.toSorted()', runs)
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect([swap, await read('ran.toSorted()')]).toEqual([swap, runs])
    }
  },
})
