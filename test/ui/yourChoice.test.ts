import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import type { Choice } from '../../src/choice/types'
import { choice, config, type Fake, mount } from './fakeHost'

const made = choice(['analytics'], { lifetime: 'session', except: ['posthog'] })
const mountAfter = (choice: Choice) =>
  mount({ choice, receipt: createReceipt({ choice, config, withheld: [] }, 'example.com', false) }, 'preferences')
const copyOf = ({ $ }: Fake) => {
  const copy = $<HTMLAnchorElement>('[download]').getAttribute('href') as string
  return JSON.parse(decodeURIComponent(copy.slice(copy.indexOf(',') + 1)))
}

describe('the visitor’s record', () => {
  it('is absent until there is a choice', async () => {
    expect((await mount({}, 'preferences')).all('h3, [download]')).toEqual([])
  })

  it('says what, when, for which policy and for how long', async () => {
    const { root } = await mountAfter(made)
    expect(root.textContent).toContain(
      'Accepted: Necessary, Analytics. Rejected: Functional, Marketing, posthog. Session cookies only',
    )
    expect(root.textContent).toMatch(/Decided on .*2026.* for policy version 7\./)
    expect(root.textContent).not.toContain('Holds until')
    expect((await mountAfter(choice(['analytics']))).root.textContent).toMatch(/Holds until .*2027\./)
  })

  it('can be downloaded: the record as it is, and what it answers', async () => {
    const fake = await mountAfter(made)
    expect(copyOf(fake)).toMatchObject(JSON.parse(JSON.stringify(fake.model.receipt)))
  })

  it('has a hash that anybody can compute from its words', async () => {
    const fake = await mountAfter(made)
    await vi.waitFor(() => expect(copyOf(fake).pii_processing.notice.sha256).not.toBe(''))
    const { sha256, words } = copyOf(fake).pii_processing.notice
    expect(sha256).toBe(createHash('sha256').update(words).digest('hex'))
    expect(words).toContain('Accept all')
    expect(words).toContain('InnoCraft Ltd')
  })

  it('can be erased', async () => {
    const { button, wishes } = await mountAfter(made)
    expect(button('erase').textContent).toBe('Erase choice and data')
    button('erase').click()
    expect(wishes).toEqual(['erase'])
  })

  it('names whom to write to, by mail or by page', async () => {
    const mail = (await mount({}, 'preferences')).$('a[href^="mailto:"]')
    expect(mail.textContent).toBe('privacy@example.com')
    expect(mail.getAttribute('href')).toBe(
      'mailto:privacy@example.com?subject=Access%2C%20correct%2C%20erase%2C%20restrict%20or%20move%20your%20personal%20data',
    )
    const policy = { ...config.policy, contact: '/contact' }
    const page = await mount({ config: { ...config, policy } }, 'preferences')
    expect(page.$('a[href="/contact"]').textContent).toBe('/contact')
  })
})
