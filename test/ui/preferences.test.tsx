import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { choice, config, type Fake, mount, polyfillDialog } from './fakeHost'

let fake: Fake
const shown = async (given: Parameters<typeof mount>[0] = {}): Promise<Fake> => {
  fake = await mount(given, 'preferences')
  return fake
}
const category = (id: string) => fake.$<HTMLInputElement>(`input[type=checkbox][data-consent-category="${id}"]`)
const service = (id: string) => fake.$<HTMLInputElement>(`input[type=checkbox][data-consent-service="${id}"]`)
const states = () => fake.all<HTMLInputElement>('[data-consent-category]').map(({ checked }) => checked)

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main></main>'
})
afterEach(() => fake.modal.destroy())

describe('switches', () => {
  it('are off until chosen, with necessary shown as fixed and without a switch', async () => {
    const { $, all } = await shown()
    expect(states()).toEqual([false, false, false])
    expect(all<HTMLInputElement>('input').some(({ checked }) => checked)).toBe(false)
    expect($('[role=group]').textContent).toContain('Always on')
    expect($('[role=group]').querySelector('input')).toBeNull()
  })

  it('are on until refused where the law is opt-out, save what a signal refuses', async () => {
    await shown({ config: { ...config, regime: 'opt-out' }, withheld: ['marketing'] })
    expect(states()).toEqual([true, true, false])
  })

  it('show the choice in force', async () => {
    const { all } = await shown({ choice: choice(['analytics'], { except: ['posthog'], lifetime: 'session' }) })
    expect(states()).toEqual([false, true, false])
    expect([service('matomo').checked, service('posthog').checked]).toEqual([true, false])
    expect((all<HTMLInputElement>('input').at(-1) as HTMLInputElement).checked).toBe(true)
  })

  it('save what is on, with the services refused one by one', async () => {
    const { button, wishes } = await shown()
    category('analytics').click()
    category('marketing').click()
    service('posthog').click()
    button('save').click()
    expect(wishes).toEqual([{ granted: ['analytics', 'marketing'], except: ['posthog'], lifetime: 'persistent' }])
  })

  it('save a refusal when all are off, whatever was tried before', async () => {
    const { button, wishes } = await shown()
    category('analytics').click()
    service('matomo').click()
    category('analytics').click()
    button('save').click()
    expect(wishes).toEqual([{ granted: [], except: [], lifetime: 'persistent' }])
  })

  it('carry the services of a category with it, and hold them while it is off', async () => {
    await shown()
    expect(service('matomo').disabled).toBe(true)
    category('analytics').click()
    expect([service('matomo').checked, service('matomo').disabled]).toEqual([true, false])
    expect(service('ads').checked).toBe(false)
    category('analytics').click()
    expect([service('matomo').checked, service('matomo').disabled]).toEqual([false, true])
  })

  it('save for the session', async () => {
    const { button, wishes, all } = await shown()
    category('functional').click()
    all('input').at(-1)?.click()
    button('save').click()
    expect(wishes).toEqual([{ granted: ['functional'], except: [], lifetime: 'session' }])
  })

  it('answer to a click on their label', async () => {
    await shown()
    category('analytics').closest('label')?.click()
    expect(category('analytics').checked).toBe(true)
  })

  it('forget what was not saved', async () => {
    const { button, modal } = await shown({ choice: choice(['functional']) })
    category('marketing').click()
    button('close').click()
    await modal.open('preferences')
    expect(states()).toEqual([true, false, false])
  })

  it('begin anew with a choice made elsewhere', async () => {
    const { modal, model } = await shown()
    category('marketing').click()
    model.choice = choice(['analytics'])
    await modal.open('preferences')
    expect(states()).toEqual([false, true, false])
  })
})

describe("the browser's signal", () => {
  it('keeps its category off, also over an older grant, and says so; an own switch overrides', async () => {
    const { root, button, wishes } = await shown({ choice: choice(['marketing']), withheld: ['marketing'] })
    expect(root.textContent).toContain("Your browser's privacy signal is honoured")
    expect(category('marketing').checked).toBe(false)
    category('marketing').click()
    button('save').click()
    expect(wishes).toMatchObject([{ granted: ['marketing'] }])
  })
})

describe('what was added since', () => {
  it('is marked, off, and the rest stays as it was', async () => {
    const { all, button, wishes } = await shown({
      choice: choice(['analytics'], { except: ['posthog'] }),
      added: ['marketing', 'posthog'],
      why: 'added',
    })
    expect(all('mark').map((mark) => mark.closest('label')?.textContent)).toEqual(['posthog New', 'Marketing New'])
    expect(states()).toEqual([false, true, false])
    expect(service('posthog').checked).toBe(false)
    button('save').click()
    expect(wishes).toMatchObject([{ granted: ['analytics'], except: ['posthog'] }])
  })
})

describe('services', () => {
  it('are folded away under their category, with counts', async () => {
    const { all } = await shown()
    expect(all('summary').map(({ textContent }) => textContent)).toEqual([
      'Services: 2 · Cookies: 2',
      'Services: 1 · Cookies: 0',
    ])
    expect(all<HTMLDetailsElement>('details').some(({ open }) => open)).toBe(false)
  })

  it('name provider, policy, and cookies by lifetime with purpose and time to live', async () => {
    const item = (await shown()).$('li')
    expect(item.textContent).toContain('Provider: InnoCraft Ltd')
    expect(item.querySelector('a')?.getAttribute('href')).toBe('https://matomo.example/privacy')
    expect([...item.querySelectorAll('dt, dd')].map(({ textContent }) => textContent)).toEqual([
      'Session cookies',
      '_pk_ses.* Joins the pages of one visit until you close your browser',
      'Persistent cookies',
      '_pk_id.* Tells visitors apart 13 months',
    ])
  })

  it('name their storage keys', async () => {
    expect((await shown()).all('li')[1]?.textContent).toContain('Other data on your deviceph_*')
  })
})

describe('the visitor’s record', () => {
  const receipt = { schema: 'interact-consent/1', site: 'example.com' } as never

  it('is absent until there is a choice', async () => {
    expect((await shown()).all('h3, [download]')).toEqual([])
  })

  it('says what, when and for which policy, with a copy to keep', async () => {
    const { $, root } = await shown({ choice: choice(['analytics'], { lifetime: 'session' }), receipt })
    expect(root.textContent).toContain('Accepted: Necessary, Analytics. Session cookies only')
    expect(root.textContent).toMatch(/Decided on .*2026.* for policy version 7\./)
    const copy = $<HTMLAnchorElement>('[download]').getAttribute('href') as string
    expect(JSON.parse(decodeURIComponent(copy.slice(copy.indexOf(',') + 1)))).toEqual(receipt)
  })

  it('can be erased', async () => {
    const { all, wishes } = await shown({ choice: choice(['analytics']) })
    all('button')
      .find(({ textContent }) => textContent === 'Erase choice and data')
      ?.click()
    expect(wishes).toEqual(['erase'])
  })

  it('names whom to write to, by mail or by page', async () => {
    expect((await shown()).$('a[href^="mailto:"]').textContent).toBe('privacy@example.com')
    fake.modal.destroy()
    await shown({ config: { ...config, policy: { ...config.policy, contact: '/contact' } } })
    expect(fake.$('a[href="/contact"]').textContent).toBe('/contact')
  })
})

describe('answers', () => {
  it('withdraw and agree in one click each, as on the notice', async () => {
    const { button, wishes, modal } = await shown({ choice: choice(['analytics']) })
    button('reject-all').click()
    await modal.open('preferences')
    button('accept-all').click()
    expect(wishes).toEqual([
      { granted: [] },
      { granted: ['functional', 'analytics', 'marketing'], except: [], lifetime: 'persistent' },
    ])
  })

  it('leave the choice as it was by Escape and by the close button', async () => {
    const { $, button, wishes, events, modal } = await shown({ choice: choice(['analytics']) })
    $('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    await modal.open('preferences')
    expect(button('close').getAttribute('aria-label')).toBe('Close without saving')
    button('close').click()
    expect(wishes).toEqual([])
    expect(events).toEqual(['open preferences', 'close preferences', 'open preferences', 'close preferences'])
  })
})
