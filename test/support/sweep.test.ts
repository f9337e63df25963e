import { describe, expect, it } from 'vitest'
import { deal, pairwise, product } from './sweep'

const dimensions = { theme: ['a', 'b', 'c', 'd'], layout: ['modal', 'banner', 'corner'], dark: [true, false] } as const
const has = (cases: readonly object[], some: object): boolean =>
  cases.some((one) => Object.entries(some).every(([name, value]) => Reflect.get(one, name) === value))

describe('pairwise', () => {
  const cases = pairwise(dimensions)

  it('lets each value meet each of every other dimension', () => {
    for (const { theme, layout, dark } of product(dimensions)) {
      expect(has(cases, { theme, layout })).toBe(true)
      expect(has(cases, { theme, dark })).toBe(true)
      expect(has(cases, { layout, dark })).toBe(true)
    }
  })
  it('takes no more cases than the two largest dimensions need', () => expect(cases).toHaveLength(12))
  it('chooses the same each time', () => expect(pairwise(dimensions)).toEqual(cases))
  it('keeps a single dimension whole', () => expect(pairwise({ a: [1, 2] })).toEqual([{ a: 1 }, { a: 2 }]))
})

describe('deal', () => {
  const { layout, dark } = dimensions
  const sheets = ['1', '2', '3', '4', '5', '6', '7']

  it('takes each value once, and all pairs of the others', () => {
    const cases = deal('sheet', sheets, { layout, dark })
    expect(cases.map(({ sheet }) => sheet)).toEqual(sheets)
    for (const pair of product({ layout, dark })) expect(has(cases, pair)).toBe(true)
  })
  it('goes round again where there are more pairs than values', () => {
    const cases = deal('sheet', ['1', '2'], { layout, dark })
    for (const pair of product({ layout, dark })) expect(has(cases, pair)).toBe(true)
    expect(cases).toHaveLength(6)
  })
  it('begins with another pair, so that another engine tries other ones', () => {
    const [first] = deal('sheet', sheets, { layout, dark })
    const [second] = deal('sheet', sheets, { layout, dark }, 1)
    expect(second).not.toEqual(first)
  })
})
