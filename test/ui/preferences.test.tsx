import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import { choice, config, type Fake, mount, onDevice, polyfillDialog } from './fakeHost'

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
    await shown({ config: { ...config, mode: 'opt-out' }, withheld: ['marketing'] })
    expect(states()).toEqual([true, true, false])
  })

  it('show the choice in force', async () => {
    const { $ } = await shown({ choice: choice(['analytics'], { except: ['posthog'], lifetime: 'session' }) })
    expect(states()).toEqual([false, true, false])
    expect([service('matomo').checked, service('posthog').checked]).toEqual([true, false])
    expect($<HTMLInputElement>('[data-consent-part=lifetime] input').checked).toBe(true)
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
    const { button, wishes, $ } = await shown()
    category('functional').click()
    $('[data-consent-part=lifetime] input').click()
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

describe('what is on the device now', () => {
  const mark = () => fake.all('dd').filter((item) => item.querySelector('mark'))
  const shownWith = async (names: string[], given: Parameters<typeof mount>[0] = {}) => {
    onDevice.clear()
    for (const name of names) onDevice.add(name)
    await shown(given)
    await vi.waitFor(() => expect(fake.lookedAt()).toBe(1))
  }

  it('is marked by its pattern, with a button that says what it deletes', async () => {
    await shownWith(['_pk_id.1.a', 'ph_phc_x', 'session'])
    await vi.waitFor(() => expect(mark()).toHaveLength(2))
    expect(mark().map((item) => item.querySelector('code')?.textContent)).toEqual(['_pk_id.*', 'ph_*'])
    expect(fake.all('[data-consent-action=delete]').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Delete now: _pk_id.*',
      'Delete now: ph_*',
    ])
  })

  it('is deleted, and nothing else; that is told, and the focus is not lost', async () => {
    await shownWith(['_pk_id.1.a', '_pk_id.2.b', 'ph_phc_x', 'session'])
    await vi.waitFor(() => expect(mark()).toHaveLength(2))
    fake.button('delete').focus()
    fake.button('delete').click()
    await vi.waitFor(() => expect(mark()).toHaveLength(1))
    expect([...onDevice]).toEqual(['ph_phc_x', 'session'])
    expect(fake.$('dialog [role=status]').textContent).toBe('Deleted: _pk_id.*.')
    expect(document.activeElement).toBe(fake.$('h2'))
    expect(fake.wishes).toEqual([])
  })

  it('is marked and kept where it is necessary', async () => {
    const services = [{ id: 'own', category: 'necessary', cookies: [{ name: 'basket', lifetime: 'session' }] }]
    await shownWith(['basket'], { config: { ...config, services } })
    await vi.waitFor(() => expect(mark()).toHaveLength(1))
    expect(fake.all('[data-consent-action=delete]')).toEqual([])
  })

  it('is not looked at for the notice', async () => {
    fake = await mount()
    expect(fake.lookedAt()).toBe(0)
  })
})

describe('the visitor’s record', () => {
  const given = { choice: choice(['analytics'], { lifetime: 'session', except: ['posthog'] }) }
  const receipt = createReceipt({ ...given, config, withheld: [] }, 'example.com', false)
  const copied = () => {
    const copy = fake.$<HTMLAnchorElement>('[download]').getAttribute('href') as string
    return JSON.parse(decodeURIComponent(copy.slice(copy.indexOf(',') + 1)))
  }

  it('is absent until there is a choice', async () => {
    expect((await shown()).all('h3, [download]')).toEqual([])
  })

  it('says what, when, for which policy and for how long', async () => {
    const { root } = await shown({ ...given, receipt })
    expect(root.textContent).toContain(
      'Accepted: Necessary, Analytics. Rejected: Functional, Marketing, posthog. Session cookies only',
    )
    expect(root.textContent).toMatch(/Decided on .*2026.* for policy version 7\./)
    expect(root.textContent).not.toContain('Holds until')
    fake.modal.destroy()
    const lasting = { choice: choice(['analytics']) }
    await shown({ ...lasting, receipt: createReceipt({ ...lasting, config, withheld: [] }, 'example.com', false) })
    expect(fake.root.textContent).toMatch(/Holds until .*2027\./)
  })

  it('is a copy to keep: the record as it is, and what it answers', async () => {
    await shown({ ...given, receipt })
    expect(copied()).toMatchObject(JSON.parse(JSON.stringify(receipt)))
  })

  it('has a hash that anybody can make from the words in it', async () => {
    await shown({ ...given, receipt })
    await vi.waitFor(() => expect(copied().pii_processing.notice.sha256).not.toBe(''))
    const { sha256, words } = copied().pii_processing.notice
    expect(sha256).toBe(createHash('sha256').update(words).digest('hex'))
    expect(words).toContain('Accept all')
    expect(words).toContain('InnoCraft Ltd')
  })

  it('can be erased', async () => {
    const { all, wishes } = await shown({ choice: choice(['analytics']) })
    all('button')
      .find(({ textContent }) => textContent === 'Erase choice and data')
      ?.click()
    expect(wishes).toEqual(['erase'])
  })

  it('names whom to write to, by mail or by page', async () => {
    const mail = (await shown()).$('a[href^="mailto:"]')
    expect(mail.textContent).toBe('privacy@example.com')
    expect(mail.getAttribute('href')).toBe(
      'mailto:privacy@example.com?subject=Access%2C%20correct%2C%20erase%2C%20restrict%20or%20move%20your%20personal%20data',
    )
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
