// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { createGoogleSignal } from '../../src/signals/google'

interface World {
  dataLayer?: unknown[]
  gtag?: (...args: unknown[]) => void
}
const KEYS = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]
const entries = ({ dataLayer = [] }: World) => dataLayer.map((one) => [...(one as IArguments)])
const consent = (world: World) =>
  entries(world)
    .filter(([command]) => command === 'consent')
    .map(([, command, types]) => [command, types] as [string, Record<string, string>])

const create = (world: object, onReplaced = () => {}) =>
  createGoogleSignal(world, new AbortController().signal, onReplaced)

describe('createGoogleSignal', () => {
  it('denies everything first, except security', () => {
    const world: World = {}
    create(world)
    expect(entries(world)[0]).toEqual([
      'consent',
      'default',
      {
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'denied',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        security_storage: 'granted',
      },
    ])
    expect(entries(world)[1]).toEqual(['set', 'ads_data_redaction', true])
    expect(entries(world)).toHaveLength(2)
  })

  it.each([
    [[], ['security_storage']],
    [['analytics'], ['analytics_storage', 'security_storage']],
    [['marketing'], ['ad_personalization', 'ad_storage', 'ad_user_data', 'security_storage']],
    [['functional'], ['functionality_storage', 'personalization_storage', 'security_storage']],
    [['analytics', 'marketing', 'functional'], KEYS],
  ])('grants for %j', (granted, expected) => {
    const world: World = {}
    create(world)((category) => ['necessary', ...granted].includes(category))
    const [command, types] = consent(world).at(-1) ?? ['', {}]
    expect(command).toBe('update')
    expect(
      Object.keys(types)
        .filter((type) => types[type] === 'granted')
        .sort(),
    ).toEqual(expected)
  })

  it('sends all seven types with each choice, and the default only once', () => {
    const world: World = {}
    const tell = create(world)
    tell(() => true)
    tell((category) => category === 'necessary')
    expect(consent(world).map(([command]) => command)).toEqual(['default', 'update', 'update'])
    for (const [, types] of consent(world)) {
      expect(Object.keys(types).sort()).toEqual(KEYS)
      expect(Object.values(types).every((value) => value === 'granted' || value === 'denied')).toBe(true)
    }
    expect(consent(world)[2]?.[1]).toMatchObject({ ad_storage: 'denied', analytics_storage: 'denied' })
  })

  it('pushes arguments objects, which are all that the tag reads', () => {
    const world: World = {}
    create(world)(() => true)
    for (const one of world.dataLayer ?? []) expect(Object.prototype.toString.call(one)).toBe('[object Arguments]')
  })

  it("keeps the page's own queue and function", () => {
    const dataLayer: unknown[] = [{ 'gtm.start': 1 }]
    const world: World = { dataLayer }
    create(world)
    expect(world.dataLayer).toBe(dataLayer)
    expect(dataLayer[0]).toEqual({ 'gtm.start': 1 })

    const gtag = vi.fn()
    const own: World = { dataLayer, gtag }
    const length = dataLayer.length
    create(own)(() => true)
    expect(own.gtag).toBe(gtag)
    expect(dataLayer).toHaveLength(length)
    expect(gtag.mock.calls.map(([command, which]) => [command, which])).toEqual([
      ['consent', 'default'],
      ['set', 'ads_data_redaction'],
      ['consent', 'update'],
    ])
  })

  it('leaves a function that the tags of the page can use', () => {
    const world: World = {}
    create(world)
    world.gtag?.('config', 'G-1')
    expect(entries(world).at(-1)).toEqual(['config', 'G-1'])
  })

  it('keeps a trace of every call with its time, even if the page changes its queue', () => {
    const world: World = {}
    const tell = create(world)
    world.dataLayer?.splice(0)
    tell(() => true)
    expect(tell.trace.map(({ vendor, args: [command, which] }) => [vendor, command, which])).toEqual([
      ['google', 'consent', 'default'],
      ['google', 'set', 'ads_data_redaction'],
      ['google', 'consent', 'update'],
    ])
    const times = tell.trace.map(({ at }) => at)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times[0]).toBeGreaterThan(0)
    expect(times[2]).toBeLessThanOrEqual(performance.now())
  })
})

describe('a dataLayer that the page assigns later', () => {
  const told = (world: World) => entries(world).map(([command, which]) => `${command} ${which}`)

  it("starts with the default and the updates, then the page's entries, and gets later updates", () => {
    const world: World = {}
    const onReplaced = vi.fn()
    const signal = create(world, onReplaced)
    signal(() => false)
    world.dataLayer = [['event', 'page_view']]
    signal(() => true)
    expect(told(world)).toEqual([
      'consent default',
      'set ads_data_redaction',
      'consent update',
      'event page_view',
      'consent update',
    ])
    expect(consent(world).map(([, types]) => types.ad_storage)).toEqual(['denied', 'denied', 'granted'])
    expect(onReplaced).toHaveBeenCalledTimes(1)
  })

  it('gets nothing twice if it is a copy, or the same array', () => {
    const world: World = {}
    const onReplaced = vi.fn()
    create(world, onReplaced)
    world.dataLayer = world.dataLayer ?? []
    expect(onReplaced).not.toHaveBeenCalled()
    world.dataLayer = [...(world.dataLayer as unknown[]), ['event', 'page_view']]
    expect(told(world)).toEqual(['consent default', 'set ads_data_redaction', 'event page_view'])
  })

  it('is found at the next choice if the property cannot be redefined', () => {
    const world: World = {}
    Object.defineProperty(world, 'dataLayer', { value: [], writable: true, enumerable: true })
    const signal = create(world)
    world.dataLayer = [['event', 'page_view']]
    signal(() => true)
    expect(told(world)).toEqual(['consent default', 'set ads_data_redaction', 'event page_view', 'consent update'])
  })

  it('may have a gtag of the page, and hold any entries', () => {
    const world: World = { gtag: (...args) => void world.dataLayer?.push(args) }
    create(world)
    world.dataLayer = [null, 'text', { event: 'gtm.js' }]
    expect(world.dataLayer).toHaveLength(5)
    world.dataLayer = undefined as never
    world.dataLayer = ['new']
    expect(world.dataLayer).toHaveLength(3)
  })

  it('is an ordinary property again after destroy', () => {
    const world: World = {}
    const gone = new AbortController()
    createGoogleSignal(world, gone.signal, () => {})
    gone.abort()
    const { dataLayer } = world
    expect(Object.getOwnPropertyDescriptor(world, 'dataLayer')).toEqual({
      value: dataLayer,
      writable: true,
      enumerable: true,
      configurable: true,
    })
    world.dataLayer = []
    expect(world.dataLayer).toEqual([])
  })
})
