import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { choice, config, type Fake, mount, polyfillDialog } from './fakeHost'

let fake: Fake
const mounted = async (...given: Parameters<typeof mount>): Promise<Fake> => {
  fake = await mount(...given)
  return fake
}

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main><button id="opener">Cookie settings</button></main>'
})
afterEach(() => fake.modal.destroy())

describe('the root', () => {
  it('is drawn by our renderer, and once more by the one that ours is measured against', async () => {
    const { root } = await mounted()
    expect('__k' in root).toBe(process.env.RENDERER === 'preact')
  })

  it('is the first thing in the body and empty but for the status region', async () => {
    const { root, modal } = await mounted()
    modal.close()
    expect(document.body.firstElementChild).toBe(root)
    expect([...root.children].map(({ outerHTML }) => outerHTML)).toEqual(['<p role="status"></p>'])
  })

  it('holds one element however often it is shown', async () => {
    const { modal, all } = await mounted()
    await modal.open('notice')
    await modal.open('preferences')
    await modal.open('preferences')
    expect(all('dialog, section')).toHaveLength(1)
    expect(document.querySelectorAll('#interact-consent-root')).toHaveLength(1)
  })

  it('keeps what was switched when the same view is shown again', async () => {
    const { modal, $ } = await mounted()
    $('input').click()
    await modal.open('notice')
    expect($<HTMLInputElement>('input').checked).toBe(true)
  })

  it('comes back after the page replaced its body', async () => {
    const { modal, root, all } = await mounted()
    document.body.innerHTML = '<p>New page</p>'
    await modal.open('notice')
    expect(document.body.firstElementChild).toBe(root)
    expect(all('dialog[open]')).toHaveLength(1)
  })

  it('renders no dialog at all when hidden, so that no host style can show it', async () => {
    const { modal, all } = await mounted()
    modal.close()
    expect(all('dialog, section')).toEqual([])
  })

  it('leaves nothing behind', async () => {
    const { modal } = await mounted()
    modal.destroy()
    expect(document.getElementById('interact-consent-root')).toBeNull()
    expect(document.adoptedStyleSheets).toEqual([])
  })

  it('holds no inline style and no handler attribute', async () => {
    await mounted({}, 'preferences')
    expect(fake.root.outerHTML).not.toMatch(/ (style|on\w+)=/)
  })
})

describe('the colours', () => {
  it('follow the system, unless the page says what it is drawn in', async () => {
    const { root, modal } = await mounted()
    expect(root.className).toBe('')
    document.body.style.colorScheme = 'light'
    await modal.open('preferences')
    expect(root.className).toBe('page')
    document.body.style.colorScheme = ''
    document.head.innerHTML = '<meta name="color-scheme" content="dark light">'
    await modal.open('notice')
    expect(root.className).toBe('page')
    document.head.innerHTML = ''
  })
})

describe('styles', () => {
  it("stand beside the host's own, once, and come back after a wipe", async () => {
    const own = new CSSStyleSheet()
    document.adoptedStyleSheets = [own]
    const { modal } = await mounted()
    await modal.open('notice')
    expect(document.adoptedStyleSheets).toHaveLength(2)
    expect(document.adoptedStyleSheets[0]).toBe(own)
    document.adoptedStyleSheets = []
    await modal.open('preferences')
    expect(document.adoptedStyleSheets).toHaveLength(1)
  })
})

describe('the status region', () => {
  it('is there before its text, tells what was decided, and is empty at the next question', async () => {
    const { $, button, modal } = await mounted()
    const status = $('[role=status]')
    expect(status.textContent).toBe('')
    button('reject-all').click()
    expect($('[role=status]')).toBe(status)
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary. Rejected: Functional, Analytics, Marketing.')
    await modal.open('preferences')
    expect(status.textContent).toBe('')
    fake.$('[data-consent-category=analytics]').click()
    button('save').click()
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary, Analytics. Rejected: Functional, Marketing.')
  })

  it('says nothing when nothing was decided', async () => {
    const { $, button } = await mounted({ choice: choice([]) }, 'preferences')
    button('close').click()
    expect($('[role=status]').textContent).toBe('')
  })
})

describe('focus', () => {
  const opener = () => document.getElementById('opener') as HTMLElement

  it('returns to what opened it, through both views', async () => {
    opener().focus()
    const { button, $, manage } = await mounted()
    expect(document.activeElement).toBe($('h2'))
    button('manage').focus()
    await manage()
    expect(document.activeElement).toBe($('h2'))
    button('reject-all').focus()
    button('reject-all').click()
    expect(document.activeElement).toBe(opener())
  })

  it('survives an opener that is gone', async () => {
    opener().focus()
    const { button } = await mounted()
    opener().remove()
    expect(() => button('reject-all').click()).not.toThrow()
  })

  it('is not taken from someone typing in the page beside a banner', async () => {
    const { modal } = await mounted({ config: { ...config, layout: 'banner' } })
    opener().focus()
    modal.close()
    expect(document.activeElement).toBe(opener())
  })
})

describe('language', () => {
  const text = { pt: { acceptAll: 'Aceitar tudo' }, 'pt-BR': { rejectAll: 'Rejeitar tudo' }, ar: { title: 'ملفات' } }

  it('is that of the words shown, with its direction', async () => {
    expect((await mounted({ config: { ...config, text, language: 'ar' } })).root).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
    })
    fake.modal.destroy()
    expect((await mounted({ config: { ...config, text, language: 'tlh' } })).root).toMatchObject({
      lang: navigator.language,
      dir: 'ltr',
    })
  })

  it('is taken from the page', async () => {
    document.documentElement.lang = 'pt-PT'
    const { button, root } = await mounted({ config: { ...config, text } })
    document.documentElement.lang = ''
    expect(root.lang).toBe('pt-PT')
    expect(button('accept-all').textContent).toBe('Aceitar tudo')
    expect(button('reject-all').textContent).toBe('Rejeitar tudo')
  })
})

describe('what it tells', () => {
  it('is each view that opens and closes, once', async () => {
    const { modal, button, events, manage } = await mounted()
    await modal.open('notice')
    await manage()
    button('close').click()
    button('reject-all').click()
    modal.close()
    expect(events).toEqual(['open notice', 'open preferences', 'open notice', 'close notice'])
  })

  it('is nothing when it is destroyed, nor of a modal that never came', async () => {
    const { modal, events } = await mounted()
    modal.destroy()
    void modal.open('notice')
    modal.close()
    await modal.open('preferences')
    expect(events).toEqual(['open notice', 'open preferences'])
  })
})

describe('the second view', () => {
  it('is not fetched for a visitor who only answers', async () => {
    const { button, asked } = await mounted()
    button('accept-all').dispatchEvent(new PointerEvent('pointerenter'))
    button('accept-all').click()
    expect(asked).toEqual([])
  })

  it.each([
    ['a pointer', () => new PointerEvent('pointerenter')],
    ['the focus', () => new FocusEvent('focus')],
  ])('is fetched once %s is on its button', async (_, event) => {
    const { button, asked, all } = await mounted()
    button('manage').dispatchEvent(event())
    expect(asked).toEqual(['preferences'])
    expect(all('[data-consent-view=notice]')).toHaveLength(1)
  })

  it('leaves the notice as it is where it cannot be had, tells it, and is tried again', async () => {
    const { button, all, events, missing, wishes, manage } = await mounted()
    missing.add('preferences')
    button('manage').click()
    await vi.waitFor(() => expect(events).toEqual(['open notice', 'preferences-missing']))
    expect(all('[data-consent-view=notice]')).toHaveLength(1)
    missing.clear()
    await manage()
    button('reject-all').click()
    expect(wishes).toEqual([{ granted: [] }])
  })

  it('stays away where the visitor has answered meanwhile', async () => {
    const { button, all, events } = await mounted()
    button('manage').click()
    button('reject-all').click()
    await new Promise((resolve) => setTimeout(resolve))
    expect(all('dialog')).toEqual([])
    expect(events).toEqual(['open notice', 'close notice'])
  })
})

describe('a modal closed before there is a body', () => {
  it('stays away', async () => {
    const { modal, events } = await mounted()
    modal.close()
    const { body } = document
    body.remove()
    const opening = modal.open('notice')
    modal.close()
    document.documentElement.append(body)
    await opening
    expect(events).toEqual(['open notice', 'close notice'])
    expect(fake.all('dialog')).toEqual([])
  })
})

describe('a dialog that somebody else hides or closes', () => {
  const hide = (hidden: (element: Element) => boolean) =>
    vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
      return (hidden(this) ? [] : [new DOMRect()]) as never
    })
  const isPanel = (element: Element) => element.localName === 'dialog'

  const watched = new Map<Element, () => void>()
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(private told: () => void) {}
        observe = (element: Element) => watched.set(element, this.told)
        unobserve = (element: Element) => watched.delete(element)
        disconnect = () => watched.clear()
      },
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('goes where it is hidden from the first, and decides nothing', async () => {
    hide(isPanel)
    const { all, events, wishes } = await mounted()
    // What has no size is not told of; the body, which has one, is.
    watched.get(document.body)?.()
    expect(all('dialog')).toEqual([])
    expect(events).toEqual(['open notice', 'close notice'])
    expect(wishes).toEqual([])
  })

  it('goes where it is hidden later, whenever that is', async () => {
    const { all, wishes, $ } = await mounted()
    watched.get(document.body)?.()
    // A body that grows is not looked at again and again.
    expect([...watched.keys()]).toEqual([$('dialog')])
    hide(isPanel)
    watched.get($('dialog'))?.()
    expect(all('dialog')).toEqual([])
    expect(wishes).toEqual([])
    expect(watched.size).toBe(0)
  })

  it('stays where the page itself shows nothing yet', async () => {
    hide(() => true)
    const { all } = await mounted()
    watched.get(document.body)?.()
    expect(all('dialog')).toHaveLength(1)
  })

  it('leaves a banner alone, which bars nobody', async () => {
    hide(({ localName }) => localName === 'section')
    const { all } = await mounted({ config: { ...config, layout: 'banner' } })
    watched.get(document.body)?.()
    expect(all('section')).toHaveLength(1)
  })

  it('closes, and can be opened again, after a script emptied what it stood in', async () => {
    const { root, modal, all, events } = await mounted()
    root.replaceChildren()
    modal.close()
    await modal.open('notice')
    expect(all('dialog[open]')).toHaveLength(1)
    expect(events).toEqual(['open notice', 'close notice', 'open notice'])
  })

  it('can be opened again after a script closed it', async () => {
    const { $, all, modal, wishes, events } = await mounted()
    $<HTMLDialogElement>('dialog').open = false
    $('dialog').dispatchEvent(new Event('close'))
    expect(all('dialog')).toEqual([])
    await modal.open('notice')
    expect(all('dialog[open]')).toHaveLength(1)
    expect(wishes).toEqual([])
    expect(events).toEqual(['open notice', 'close notice', 'open notice'])
  })

  it('does not take the next view with it when its own closing is told late', async () => {
    const { $, all, button } = await mounted({}, 'preferences')
    const old = $('dialog')
    button('close').click()
    old.dispatchEvent(new Event('close'))
    expect(all('dialog[open]')).toHaveLength(1)
  })
})
