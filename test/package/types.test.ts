import { beforeAll, expect, inject, it } from 'vitest'
import { type Consumer, consumerAt } from './consumer'

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerAt(inject('folder'))
})

const USES = `
const read: Choice | null = choice.readChoice('interact_consent=…', {})
export const kept: boolean = choice.allows(read, 'analytics', 'persistent')
export const answer: Promise<Response> = server.guard(() => new Response(), {})(new Request('https://a.example/'))
export const middleware: (...args: never[]) => void = node.consent({})
export const started: Consent = root.createConsent({ ui: false })
export const state: ConsentState = react.useConsent()
export const allowed: boolean = preact.useAllows('analytics')
export const following: { readonly value: boolean } = vue.useAllows('analytics')
export const called: () => boolean = solid.useAllows('analytics')
element.defineConsentElements({ consent: started })
// @ts-expect-error a server has no modal
server.createConsent
// @ts-expect-error one of the two
react.Gated({ category: 'analytics', service: 'matomo' })
`
const NAMES = { root: '', choice: '/choice', server: '/server', node: '/server/node', element: '/element' }
const FRAMEWORKS = { react: '/react', preact: '/preact', vue: '/vue', solid: '/solid' }
const all = Object.entries({ ...NAMES, ...FRAMEWORKS })

/** An entry whose types are not found would pass as whatever is asked for. */
const WRONG = [
  ...['root.createConsent', 'choice.allows', 'server.guard', 'node.consent', 'element.defineConsentElements'],
  ...['react.Gated', 'preact.Gated', 'vue.Gated', 'solid.Gated'],
].map((name) => `// @ts-expect-error it is no number\nexport const ${name.replace('.', '_')}: number = ${name}\n`)

const ESM = `${all.map(([name, path]) => `import * as ${name} from '@interactcx/consent${path}'`).join('\n')}
import { provideConsent } from '@interactcx/consent/svelte'
import type { Choice, Consent } from '@interactcx/consent'
import type { ConsentState } from '@interactcx/consent/react'
export const svelte: ConsentState = provideConsent()
${USES}${WRONG.join('')}`

const CJS = `${all.map(([name, path]) => `import ${name} = require('@interactcx/consent${path}')`).join('\n')}
type Choice = root.Choice
type Consent = root.Consent
type ConsentState = react.ConsentState
${USES}${WRONG.join('')}`

// As a bundler resolves them, they are checked with the examples.
it('the types of all entries hold, imported and required', async () => {
  expect(await consumer.typeCheck(ESM, 'nodenext', CJS)).toBe('')
})

/** A page with the script tag, in TypeScript. */
const PAGE = `import type {} from '@interactcx/consent/global'
import type { InteractConsent } from '@interactcx/consent/global'
;(window.InteractConsent ??= []).push((consent) => consent.when('analytics').then((choice) => choice.granted))
window.InteractConsent.push(({ choice }: InteractConsent) => choice?.lifetime)
export const asked: Promise<void> | undefined = window.InteractConsent.open?.('preferences')
document.addEventListener('consent:choice', ({ detail }) => detail.revoked.length)
// @ts-expect-error there is no such member
window.InteractConsent.acceptEverything?.()
// @ts-expect-error a queue holds callbacks
window.InteractConsent.push('analytics')
`

it.each(['nodenext', 'bundler'] as const)(
  'types window.InteractConsent for a page with the script tag (%s)',
  async (resolution) => {
    expect(await consumer.typeCheck(PAGE, resolution)).toBe('')
  },
)
