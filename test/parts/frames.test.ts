import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Wish } from '../../src/choice/makeChoice'
import type { Lifetime } from '../../src/choice/types'
import type { Cover } from '../../src/gate/frames/frames'
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
/** What is granted, of categories and services alike. */
let granted: string[]
let lifetime: Lifetime
let wishes: Wish[]
const open = vi.fn()
const settled = () => new Promise((resolve) => setTimeout(resolve))
/** What German says comes in this order, from the beginning. */
const german = ['Cookie-Einstellungen', 'Auswählen', '{names} {from}', 'Einmal laden', '{name} immer erlauben']
const page = () => document.querySelector('iframe')?.contentDocument
const $ = (hook: string) => page()?.querySelector<HTMLButtonElement>(`[data-consent-action="${hook}"]`)
const box = () => page()?.querySelector('.interact-consent-placeholder') ?? null

beforeEach(() => {
  // happy-dom loads no frames and says so each time.
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
  it('says by what it is missing, for what, and where it would load from', async () => {
    await install(clip)
    expect(box()?.getAttribute('aria-label')).toBe('Clips, Clip Company')
    expect(box()?.querySelector('p')?.textContent).toBe(
      'Not shown, because it needs your consent for: Marketing. It would load from \u2068clips.example\u2069 (Clips, Clip Company).',
    )
    expect($('always-allow')?.textContent).toBe('Always allow Clips')
  })

  it('is called what the frame is called', async () => {
    await install(`${clip} title="A clip"`)
    expect(box()?.getAttribute('aria-label')).toBe('A clip')
  })

  it('names the category where no service is declared', async () => {
    await install('data-consent="marketing" data-src="https://other.example/1"')
    expect($('always-allow')?.textContent).toBe('Always allow Marketing')
  })

  it('leads to the preferences only where there are any', async () => {
    await install(clip)
    $('manage')?.click()
    expect(open).toHaveBeenCalledOnce()
    frames.undo()
    await install(clip, [], { ...all, ui: false })
    expect($('manage')?.hidden).toBe(true)
  })

  it('goes once it is loaded, which asks for no choice', async () => {
    await install(clip)
    $('load-once')?.click()
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe('https://clips.example/1')
    expect(box()).toBeNull()
    expect(wishes).toEqual([])
  })

  it('does not come where it was undone before its words were there', async () => {
    const installing = install(clip)
    frames.undo()
    await installing
    expect(box()).toBeNull()
    expect(document.adoptedStyleSheets).toHaveLength(0)
  })
})

describe('the language of a placeholder', () => {
  it('is the one that the page is in now', async () => {
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
  it('lies over it, and goes with its wait', async () => {
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

  it('grants the one service, and none else of the category that comes in with it', async () => {
    expect(await wish(clip)).toEqual({ granted: ['marketing'], except: ['ads'], lifetime: 'persistent' })
  })

  it('keeps what is granted, and what was refused in it', async () => {
    expect(await wish(clip, ['functional', 'map'])).toEqual({
      granted: ['functional', 'marketing'],
      except: ['ads', 'chat'],
      lifetime: 'persistent',
    })
  })

  it('keeps the services that are allowed already', async () => {
    expect(await wish(clip, ['marketing', 'ads'])).toEqual({
      granted: ['marketing'],
      except: [],
      lifetime: 'persistent',
    })
  })

  it('keeps nothing for longer than the choice does', async () => {
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

  it('is not there where the choice for the session could not cover it, and is once the choice lasts', async () => {
    lifetime = 'session'
    const persistent = `${clip} data-consent-lifetime="persistent"`
    expect(await wish(persistent, ['functional'])).toBeUndefined()
    expect($('always-allow')?.hidden).toBe(true)
    lifetime = 'persistent'
    frames.update()
    expect($('always-allow')?.hidden).toBe(false)
  })

  it('is not there for a category that nobody knows', async () => {
    expect(await wish('data-consent="nonsense" data-src="https://clips.example/1"')).toBeUndefined()
    expect($('always-allow')?.hidden).toBe(true)
    expect($('load-once')?.hidden).toBe(false)
  })
})
