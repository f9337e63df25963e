import type { Choice } from '../../src/choice/types'
import type { ResolvedConfig } from '../../src/config/schema'
import { mountUi } from '../../src/ui/mountUi'
import type { Ui, UiAction, UiModel, View } from '../../src/ui/types'

export const config: ResolvedConfig = {
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
  regime: 'opt-in',
  undeclared: 'third-party',
  ownHosts: [],
  respect: { gpc: true, dnt: false },
  layout: 'modal',
  text: {},
  signals: [],
  onRevoke: 'reload',
  ui: true,
}

export const choice = (granted: string[], more: Partial<Choice> = {}): Choice => ({
  granted,
  lifetime: 'persistent',
  policy: '7',
  at: '2026-11-01T10:00:00.000Z',
  by: 'visitor',
  ...more,
})

/** happy-dom shows a dialog as a browser does, save the focus and the `cancel` event, which the tests send. */
export function polyfillDialog(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    if (this.open) throw new DOMException('already open', 'InvalidStateError')
    this.open = true
  }
}

export interface Fake {
  ui: Ui
  root: HTMLElement
  actions: UiAction[]
  model: UiModel
  $<T extends HTMLElement = HTMLElement>(selector: string): T
  all<T extends HTMLElement = HTMLElement>(selector: string): T[]
  button(action: string): HTMLButtonElement
}

/** A host that does what the real one does with each action, and remembers them. */
export function mount(given: Partial<UiModel> = {}, view: View | null = 'notice'): Fake {
  const actions: UiAction[] = []
  const model: UiModel = { config, choice: null, added: [], why: null, withheld: [], receipt: null, ...given }
  const ui = mountUi({
    model: () => model,
    act(action) {
      actions.push(action)
      if (action.type === 'view') return ui.show(action.view)
      if (action.type === 'close') return model.choice ? ui.hide() : ui.show('notice')
      if (action.type === 'erase') {
        model.choice = null
        return ui.show('notice')
      }
      const ids = model.config.categories.map(({ id }) => id)
      if (action.type === 'reject') model.choice = choice([])
      else if (action.type === 'accept') model.choice = choice(ids, { lifetime: action.lifetime })
      else model.choice = choice(action.granted, { except: action.except, lifetime: action.lifetime })
      ui.hide()
    },
  })
  const root = document.getElementById('interact-consent-root') as HTMLElement
  if (view) ui.show(view)
  const $ = <T extends HTMLElement>(selector: string) => root.querySelector(selector) as T
  return {
    ui,
    root,
    actions,
    model,
    $,
    all: <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)],
    button: (action) => $<HTMLButtonElement>(`[data-consent-action="${action}"]`),
  }
}
