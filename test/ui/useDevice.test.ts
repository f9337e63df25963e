import { describe, expect, it, vi } from 'vitest'
import { config, type Fake, mount, onDevice } from './fakeHost'

const marked = ({ all }: Fake) => all('dd').filter((item) => item.querySelector('mark'))

/** Mounts the preferences with these names on the device, and waits until so many declared names are marked. */
async function mountWith(names: string[], marks: number, given: Parameters<typeof mount>[0] = {}): Promise<Fake> {
  for (const name of names) onDevice.add(name)
  const fake = await mount(given, 'preferences')
  await vi.waitFor(() => expect(marked(fake)).toHaveLength(marks))
  return fake
}

describe('what is on the device now', () => {
  it('is marked by its pattern, with a button that says what it deletes', async () => {
    const fake = await mountWith(['_pk_id.1.a', 'ph_phc_x', 'session'], 2)
    expect(marked(fake).map((item) => item.querySelector('code')?.textContent)).toEqual(['_pk_id.*', 'ph_*'])
    expect(fake.all('[data-consent-action=delete]').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Delete now: _pk_id.*',
      'Delete now: ph_*',
    ])
  })

  it('is deleted, and nothing else; that is announced, and the focus is not lost', async () => {
    const fake = await mountWith(['_pk_id.1.a', '_pk_id.2.b', 'ph_phc_x', 'session'], 2)
    fake.button('delete').focus()
    fake.button('delete').click()
    await vi.waitFor(() => expect(marked(fake)).toHaveLength(1))
    expect([...onDevice]).toEqual(['ph_phc_x', 'session'])
    expect(fake.$('dialog [role=status]').textContent).toBe('Deleted: _pk_id.*.')
    expect(document.activeElement).toBe(fake.$('h2'))
    expect(fake.wishes).toEqual([])
  })

  it('is marked and kept if it is necessary', async () => {
    const services = [{ id: 'own', category: 'necessary', cookies: [{ name: 'basket', lifetime: 'session' }] }]
    const fake = await mountWith(['basket'], 1, { config: { ...config, services } })
    expect(fake.all('[data-consent-action=delete]')).toEqual([])
  })

  it('is not read for the notice', async () => {
    expect((await mount()).asked).not.toContain('release')
  })

  it('is read once for each time that the preferences are shown', async () => {
    const { asked, button, manage } = await mount()
    await manage()
    await vi.waitFor(() => expect(asked.filter((part) => part === 'release')).toHaveLength(1))
    button('close').click()
    await manage()
    await vi.waitFor(() => expect(asked.filter((part) => part === 'release')).toHaveLength(2))
  })

  it('keeps the modal working, and reports it, if it cannot be read or deleted', async () => {
    const fake = await mountWith(['_pk_id.1.a'], 1)
    fake.missing.add('release')
    fake.button('delete').click()
    await vi.waitFor(() => expect(fake.events).toContain('release-missing'))
    expect([...onDevice]).toEqual(['_pk_id.1.a'])
    expect(fake.all('dialog[open]')).toHaveLength(1)
  })
})
