// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { whenDefined } from '../../src/lib/whenDefined'

type World = Record<string, unknown>
const plain = (world: World, name: string) => Object.getOwnPropertyDescriptor(world, name)
/** Accepts functions, and counts how often it was called. */
const user = () => {
  const seen: unknown[] = []
  return {
    seen,
    use: (value: unknown) => {
      seen.push(value)
      return typeof value === 'function'
    },
  }
}

describe('whenDefined', () => {
  it('uses a value that is there at once, and touches nothing', () => {
    const tag = () => {}
    const world: World = { tag }
    const { use, seen } = user()
    whenDefined(world, 'tag', use)
    expect(seen).toEqual([tag])
    expect(plain(world, 'tag')).toEqual({ value: tag, writable: true, configurable: true, enumerable: true })
  })

  it('uses a value that is assigned later before anything else can, and only once', () => {
    const world: World = {}
    const { use, seen } = user()
    whenDefined(world, 'tag', use)
    expect(world.tag).toBeUndefined()
    expect(seen).toEqual([])
    const tag = () => {}
    world.tag = tag
    expect(seen).toEqual([tag])
    expect(world.tag).toBe(tag)
    world.tag = () => {}
    expect(seen).toEqual([tag])
    expect(plain(world, 'tag')).toMatchObject({ writable: true, configurable: true, enumerable: true })
  })

  it('tries again at each read until the value can be used', () => {
    const world: World = {}
    const order: string[] = []
    whenDefined(world, 'tag', (value) => {
      const { say } = value as { say?: (word: string) => void }
      say?.('greeting')
      return !!say
    })
    // As vendors' snippets do: the object first, its methods later.
    const tag: { say?: (word: string) => void } = {}
    world.tag = tag
    expect(world.tag).toBe(tag)
    tag.say = (word) => order.push(word)
    ;(world.tag as Required<typeof tag>).say('init')
    expect(order).toEqual(['greeting', 'init'])
  })

  it('copes with a function that throws until its queue is there, and with one that reads the global itself', () => {
    interface Tag {
      (word: string): void
      queue?: string[]
    }
    const world: { tag?: Tag } = {}
    whenDefined(world, 'tag', (value) => {
      ;(value as Tag)('greeting')
      return true
    })
    world.tag = (word) => {
      const { queue } = world.tag as Tag
      if (!queue) throw new Error('no queue yet')
      queue.push(word)
    }
    const tag: Tag = world.tag
    tag.queue = []
    world.tag('init')
    expect(tag.queue).toEqual(['greeting', 'init'])
  })

  it('restores everything at its undo, whether the value came or not', () => {
    const world: World = {}
    const { use, seen } = user()
    whenDefined(world, 'never', use)()
    expect('never' in world).toBe(false)
    const undo = whenDefined(world, 'later', use)
    world.later = 5
    undo()
    undo()
    expect(plain(world, 'later')).toEqual({ value: 5, writable: true, configurable: true, enumerable: true })
    world.later = () => {}
    expect(seen).toEqual([5])
  })

  it('leaves a fixed property alone', () => {
    const world: World = {}
    Object.defineProperty(world, 'fixed', { value: 1, writable: true, configurable: false, enumerable: true })
    Object.defineProperty(world, 'theirs', { get: () => 2, configurable: true })
    const { use } = user()
    for (const name of ['fixed', 'theirs']) {
      const before = plain(world, name)
      expect(() => whenDefined(world, name, use)()).not.toThrow()
      expect(plain(world, name)).toEqual(before)
    }
  })
})
