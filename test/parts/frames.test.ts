import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Wish } from '../../src/choice/makeChoice'
import type { Lifetime } from '../../src/choice/types'
import type { Cover } from '../../src/gate/frames/types'
import { install as installFrames } from '../../src/parts/frames'
import * as overlay from '../../src/parts/overlay'
import { giveFramesDocuments } from '../support/blankFrames'
import { fakeContext } from '../support/gateContext'
import { config } from '../ui/fakeHost'

const services = [
  { id: 'clips', name: 'Clips', provider: 'Clip Company', category: 'marketing', hosts: ['clips.example'] },
  { id: 'ads', name: 'Ads', category: 'marketing' },
  { id: 'map', category: 'functional' },
  { id: 'chat', category: 'functional' },
]
const all = { ...config, services }

giveFramesDocuments()
let frames: Cover
/** Granted categories and services. */
let granted: string[]
let lifetime: Lifetime
let wishes: Wish[]
const open = vi.fn()
const settled = () => new Promise((resolve) => setTimeout(resolve))
/** The first German words, in the order of a language file. */
const german = ['Cookie-Einstellungen', 'Auswählen', '{names} {from}', 'Einmal laden', '{name} immer erlauben']
const page = () => document.querySelector('iframe')?.contentDocument
const $ = (hook: string) => page()?.querySelector<HTMLButtonElement>(`[data-consent-action="${hook}"]`)
const box = () => page()?.querySelector('.interact-consent-placeholder') ?? null

beforeEach(() => {
  // happy-dom loads no frames, and logs that each time.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  open.mockClear()
  wishes = []
  lifetime = 'persistent'
  document.adoptedStyleSheets = []
})
afterEach(() => frames.undo())

const install = async (attributes: string, now: string[] = [], settings = all): Promise<void> => {
  document.body.innerHTML = `<iframe ${attributes}></iframe>`
  granted = now
  frames = installFrames({
    ...fakeContext(),
    servicesAt: ({ hostname }) => services.filter(({ hosts }) => hosts?.includes(hostname)),
    allows: (need, wanted = 'session') =>
      need.length > 0 &&
      need.every((id) => id === 'necessary' || granted.includes(id)) &&
      (wanted === 'session' || lifetime === 'persistent'),
    config: settings,
    isDecided: () => true,
    choose: (wish) => void wishes.push(wish),
    open,
    load: async (part: string) => (part === 'overlay' ? overlay : { words: german }) as never,
  })
  await settled()
}
const clip = 'data-consent="clips" data-src="https://clips.example/1"'

describe('the placeholder of a frame', () => {
  it('names the frame, the category and the host it would load from', async () => {
    await install(clip)
    expect(box()?.getAttribute('aria-label')).toBe('Clips, Clip Company')
    expect(box()?.querySelector('p')?.textContent).toBe(
      'Not shown, because it needs your consent for: Marketing. It would load from \u2068clips.example\u2069 (Clips, Clip Company).',
    )
    expect($('always-allow')?.textContent).toBe('Always allow Clips')
  })

  it('has the name of the frame', async () => {
    await install(`${clip} title="A clip"`)
    expect(box()?.getAttribute('aria-label')).toBe('A clip')
  })

  it('names the category if no service is declared', async () => {
    await install('data-consent="marketing" data-src="https://other.example/1"')
    expect($('always-allow')?.textContent).toBe('Always allow Marketing')
  })

  it('leads to the preferences only if there are any', async () => {
    await install(clip)
    $('manage')?.click()
    expect(open.mock.calls).toEqual([[]])
    frames.undo()
    await install(clip, [], { ...all, ui: false })
    expect($('manage')?.hidden).toBe(true)
  })

  it('is removed once the frame is loaded, which makes no choice', async () => {
    await install(clip)
    $('load-once')?.click()
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe('https://clips.example/1')
    expect(box()).toBeNull()
    expect(wishes).toEqual([])
  })

  it('does not appear if it is undone before its words are loaded', async () => {
    const installing = install(clip)
    frames.undo()
    await installing
    expect(box()).toBeNull()
    expect(document.adoptedStyleSheets).toHaveLength(0)
  })
})

describe('the language of a placeholder', () => {
  it("is the page's current one", async () => {
    await install(clip)
    document.documentElement.lang = 'de'
    frames.update()
    await settled()
    expect($('load-once')?.textContent).toBe('Einmal laden')
    expect(page()?.documentElement.lang).toBe('de')
    document.documentElement.lang = ''
  })
})

describe('the placeholder of a video', () => {
  it('covers it, and is removed once it is released', async () => {
    await install('')
    document.body.innerHTML = '<video data-consent="clips" data-src="https://clips.example/v" title="A film"></video>'
    frames.update()
    await settled()
    expect(document.querySelector('video + iframe')?.matches('[title="A film"]')).toBe(true)
    expect(box()?.getAttribute('aria-label')).toBe('A film')
    $('load-once')?.click()
    expect(document.querySelector('iframe')).toBeNull()
    expect(document.activeElement).toBe(document.querySelector('video'))
  })
})

describe('always allow', () => {
  const wish = async (...given: Parameters<typeof install>): Promise<Wish | undefined> => {
    await install(...given)
    $('always-allow')?.click()
    return wishes[0]
  }

  it('grants the one service, and no other of its category', async () => {
    expect(await wish(clip)).toEqual({ granted: ['marketing'], except: ['ads'], lifetime: 'persistent' })
  })

  it('keeps grants, and refusals of single services', async () => {
    expect(await wish(clip, ['functional', 'map'])).toEqual({
      granted: ['functional', 'marketing'],
      except: ['ads', 'chat'],
      lifetime: 'persistent',
    })
  })

  it('keeps services that are already allowed', async () => {
    expect(await wish(clip, ['marketing', 'ads'])).toEqual({
      granted: ['marketing'],
      except: [],
      lifetime: 'persistent',
    })
  })

  it('keeps the lifetime of the choice', async () => {
    lifetime = 'session'
    expect(await wish(clip, ['functional', 'map', 'chat'])).toEqual({
      granted: ['functional', 'marketing'],
      except: ['ads'],
      lifetime: 'session',
    })
  })

  it('grants all that a tag needs, in the order of the config', async () => {
    expect(await wish('data-consent="clips analytics" data-src="https://clips.example/1"')).toEqual({
      granted: ['analytics', 'marketing'],
      except: ['ads'],
      lifetime: 'persistent',
    })
  })

  it('is absent if a session choice could not cover it, and present once the choice is persistent', async () => {
    lifetime = 'session'
    const persistent = `${clip} data-consent-lifetime="persistent"`
    expect(await wish(persistent, ['functional'])).toBeUndefined()
    expect($('always-allow')?.hidden).toBe(true)
    lifetime = 'persistent'
    frames.update()
    expect($('always-allow')?.hidden).toBe(false)
  })

  it('is absent for an unknown category', async () => {
    expect(await wish('data-consent="nonsense" data-src="https://clips.example/1"')).toBeUndefined()
    expect($('always-allow')?.hidden).toBe(true)
    expect($('load-once')?.hidden).toBe(false)
  })
})
