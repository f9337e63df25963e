import { afterEach, beforeEach, expect, vi } from 'vitest'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import { matcher } from '../../src/choice/match'
import type { Choice } from '../../src/choice/types'
import type { Layout, ResolvedConfig } from '../../src/config/schema'
import type { ConsentEvents } from '../../src/events'
import * as preferences from '../../src/parts/preferences'
import type { ModalHost, MountedModal } from '../../src/ui/modalTypes'
import { mountModal } from '../../src/ui/mountModal'
import { languages } from '../../src/ui/text/languages'
import type { Device, UiModel, View } from '../../src/ui/types'
import { polyfillDialog } from '../support/polyfillDialog'
export const config: ResolvedConfig = {
  ids: ['necessary', 'functional', 'analytics', 'marketing', 'matomo', 'posthog', 'ads'],
  policy: { url: '/privacy-policy', version: '7', contact: 'privacy@example.com' },
  categories: [
    { id: 'functional', gpc: false },
    { id: 'analytics', gpc: false },
    { id: 'marketing', gpc: true },
  ],
  services: [
    {
      id: 'matomo',
      name: 'Matomo',
      provider: 'InnoCraft Ltd',
      policyUrl: 'https://matomo.example/privacy',
      category: 'analytics',
      cookies: [
        { name: '_pk_ses.*', lifetime: 'session', purpose: 'Joins the pages of one visit' },
        { name: '_pk_id.*', lifetime: '13 months', purpose: 'Tells visitors apart' },
      ],
    },
    { id: 'posthog', category: 'analytics', storage: ['ph_*'] },
    { id: 'ads', name: 'Ad network', category: 'marketing' },
  ],
  cookie: { name: 'interact_consent', path: '/', days: 180 },
  mode: 'opt-in',
  undeclared: 'block-third-party',
  ownHosts: [],
  respect: { gpc: true, dnt: false },
  layout: 'modal',
  text: {},
  signals: [],
  afterRevoke: 'reload',
  adopt: {},
  ui: true,
  page: '',
}

export const choice = (granted: string[], more: Partial<Choice> = {}): Choice => ({
  granted,
  lifetime: 'persistent',
  policy: '7',
  at: '2026-11-01T10:00:00.000Z',
  by: 'visitor',
  ...more,
})

/** The same config in another layout. */
export const inLayout = (layout: Layout): Partial<UiModel> => ({ config: { ...config, layout } })

/** The names on the device, set by the tests. */
export const onDevice = new Set<string>()
const device: Device = {
  listStored: async () => [[...onDevice]],
}

export interface Fake {
  modal: MountedModal
  /** The visitor's decisions, and `'erase'`. */
  wishes: (Wish | 'erase')[]
  /** `open notice`, `close notice`, … */
  events: string[]
  answers: ConsentEvents['answer'][]
  model: UiModel
  readonly root: HTMLElement
  $<T extends HTMLElement = HTMLElement>(selector: string): T
  all<T extends HTMLElement = HTMLElement>(selector: string): T[]
  button(action: string): HTMLButtonElement
  category(id: string): HTMLInputElement
  service(id: string): HTMLInputElement
  /** Presses *Manage choices*, and waits for the preferences. */
  manage(): Promise<void>
  /** Parts that were loaded, without words. */
  asked: string[]
  /** Parts that fail to load. */
  missing: Set<string>
}

let mounted: Fake | undefined

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main><button id="opener">Cookie settings</button></main>'
})
afterEach(() => {
  mounted?.modal.destroy()
  onDevice.clear()
})

export const opener = () => document.getElementById('opener') as HTMLElement

/**
 * Mounts a modal. Its host handles each decision as the real one does, and records it. It is destroyed after the test.
 */
export async function mount(given: Partial<UiModel> = {}, view: View = 'notice'): Promise<Fake> {
  const model: UiModel = {
    config,
    choice: null,
    added: [],
    altered: [],
    why: null,
    withheld: [],
    receipt: null,
    ...given,
  }
  const wishes: Fake['wishes'] = []
  const events: string[] = []
  const answers: Fake['answers'] = []
  const asked: string[] = []
  const missing = new Set<string>()
  const modal = mountModal({
    model: () => model,
    matcher,
    keepOnly: async (isKept) => {
      for (const name of onDevice) if (!isKept(name)) onDevice.delete(name)
    },
    choose(wish) {
      wishes.push(wish)
      model.choice = makeChoice(config, wish, 'visitor', { now: Date.now(), signal: false, id: () => undefined }).choice
      modal.close()
    },
    reset() {
      wishes.push('erase')
      model.choice = null
      modal.close()
      void modal.open('notice')
    },
    emit: (event, detail) => {
      if ('answer' in detail) answers.push(detail)
      else events.push(`${event} ${detail.view}`)
    },
    nonce: undefined,
    load: (async (part: string) => {
      if (part.startsWith('text-')) return languages[part.slice(5)]?.() ?? Promise.reject(new Error(part))
      asked.push(part)
      if (missing.has(part)) throw new Error(part)
      return part === 'release' ? device : preferences
    }) as ModalHost['load'],
    fail: (code) => void events.push(code),
  })
  mounted?.modal.destroy()
  await modal.open(view)
  const root = document.getElementById('interact-consent-root') as HTMLElement
  const $ = <T extends HTMLElement>(selector: string) => root.querySelector(selector) as T
  mounted = {
    modal,
    wishes,
    events,
    answers,
    model,
    root,
    $,
    all: <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)],
    asked,
    missing,
    async manage() {
      $<HTMLButtonElement>('[data-consent-action=manage]').click()
      await vi.waitFor(() => expect($('[data-consent-view=preferences]')).not.toBeNull())
    },
    category: (id) => $<HTMLInputElement>(`input[type=checkbox][data-consent-category="${id}"]`),
    service: (id) => $<HTMLInputElement>(`input[type=checkbox][data-consent-service="${id}"]`),
    button: (action) => $<HTMLButtonElement>(`[data-consent-action="${action}"]`),
  }
  return mounted
}
