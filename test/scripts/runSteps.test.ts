import { describe, expect, it } from 'vitest'
import { inWords, runSteps, type Step } from '../../scripts/runSteps.mjs'

const good = { passed: 1, failed: 0 }

/** Steps that end when they are told to, and what was seen of them. */
function scene(shapes: Record<string, Partial<Step>>) {
  const seen: string[] = []
  const ends: Record<string, (count?: typeof good) => void> = {}
  const steps = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]): [string, Step] => [
      name,
      {
        run: async (args, say) => {
          seen.push(`${name} begins`)
          say(`${[name, ...args].join(' ')} says\n`)
          return new Promise((resolve) => {
            ends[name] = (count = good) => resolve(count)
          })
        },
        ...shape,
      },
    ]),
  )
  const told: string[] = []
  const start = (room: number, more = {}) => runSteps({ steps, room, write: (text) => void told.push(text), ...more })
  const end = async (name: string, count?: typeof good) => {
    ends[name]?.(count)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { start, end, seen, told: () => told.join('').replace(/\d+\.\d s/g, 'n s') }
}

describe('runSteps', () => {
  it('begins as many as there is room for, and the next as soon as one has ended', async () => {
    const { start, end, seen } = scene({ a: {}, b: {}, c: {} })
    const done = start(2)
    expect(seen).toEqual(['a begins', 'b begins'])
    await end('b')
    expect(seen).toEqual(['a begins', 'b begins', 'c begins'])
    await end('a')
    await end('c')
    expect([...(await done).keys()]).toEqual(['a', 'b', 'c'])
  })

  it('lets none overtake a step that needs more room, which runs alone where there is never enough', async () => {
    const { start, end, seen } = scene({ a: {}, large: { cores: 9 }, b: {} })
    const done = start(2)
    await end('a')
    expect(seen).toEqual(['a begins', 'large begins'])
    await end('large')
    await end('b')
    await done
  })

  it('begins a step that only waits where all room is taken', async () => {
    const { start, end, seen } = scene({ a: {}, idle: { cores: 0 } })
    const done = start(1)
    expect(seen).toEqual(['a begins', 'idle begins'])
    await end('a')
    await end('idle')
    await done
  })

  it('waits for what a step needs, and does not run it where that failed', async () => {
    const { start, end, seen } = scene({ build: {}, test: { needs: ['build'] }, other: { needs: ['not asked for'] } })
    const done = start(3)
    expect(seen).toEqual(['build begins', 'other begins'])
    await end('build', { passed: 0, failed: 1 })
    await end('other')
    expect((await done).get('test')).toMatchObject({ passed: 0, failed: 0, note: 'not run, as build failed' })
  })

  it('tells what they say one after the other, whichever ends first', async () => {
    const { start, end, told } = scene({ a: {}, b: {} })
    const done = start(2, { argumentsOf: (name: string) => (name === 'b' ? ['-g', 'x'] : []) })
    await end('b')
    expect(told()).toBe('\n── a\na says\n')
    await end('a')
    await done
    expect(told()).toBe(
      '\n── a\na says\n── a         1 passed, 0 failed (n s)\n\n── b\nb -g x says\n── b         1 passed, 0 failed (n s)\n',
    )
  })

  it('counts a step that throws as failed, and says why', async () => {
    const run = () => Promise.reject(new Error('no browser'))
    const { start, told } = scene({ a: { run } })
    expect((await start(1)).get('a')).toMatchObject({ passed: 0, failed: 1, note: 'could not be run' })
    expect(told()).toContain('no browser\n')
  })
})

it('puts a count in words', () => {
  expect(inWords({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped')
  expect(inWords({ passed: 0, failed: 0, note: 'all there' })).toBe('all there')
  expect(inWords({ passed: 0, failed: 0 })).toBe('0 passed, 0 failed')
})
