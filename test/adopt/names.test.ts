import { describe, expect, it } from 'vitest'
import { ADOPTED_TOOLS, ANSWER } from '../../src/adopt/names'
import { toolOf } from '../../src/adopt/toolOf'

describe('the pattern of the names of answers', () => {
  it.each(ADOPTED_TOOLS)('matches all from which an answer to %s is read', (from) => {
    expect(toolOf(from)?.names.filter((name) => !ANSWER.test(name))).toEqual([])
  })

  it.each(['_ga', 'klaro2', 'my_klaro', 'cookieconsent_x', 'interact_consent'])('does not match %s', (name) => {
    expect(ANSWER.test(name)).toBe(false)
  })
})
