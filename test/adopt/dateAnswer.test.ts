import { describe, expect, it } from 'vitest'
import { type DatedAnswer, dateAnswer, joinAnswers } from '../../src/adopt/dateAnswer'
import { klaro } from '../../src/adopt/tools/klaro'
import { tarteaucitron } from '../../src/adopt/tools/tarteaucitron'
import type { Answer } from '../../src/adopt/types'

const NOW = Date.UTC(2026, 10, 1, 12)
const DAY = 864e5
const undated: Answer = { granted: ['stats'] }
const endsIn = (days: number) => ({ text: '', expires: NOW + days * DAY })

describe('the date of an answer', () => {
  it('is its own, or that of its cookie', () => {
    expect(dateAnswer({ ...undated, at: NOW - DAY }, endsIn(100), klaro, NOW)).toMatchObject({
      at: NOW - DAY,
      expires: NOW + 119 * DAY,
    })
    expect(dateAnswer(undated, endsIn(100), klaro, NOW)).toMatchObject({ at: NOW - 20 * DAY, expires: NOW + 100 * DAY })
    expect(() => dateAnswer({ ...undated, at: NOW + 2 * DAY }, endsIn(100), klaro, NOW)).toThrow('future')
  })

  it('is not known where its cookie lasts longer than the tool keeps one', () => {
    expect(dateAnswer(undated, endsIn(121), klaro, NOW).at).toBe(NOW)
    // Kept for 365 days, and 200 days old.
    expect(dateAnswer(undated, endsIn(165), klaro, NOW)).not.toHaveProperty('at')
  })

  it('is not known where the tool writes its cookie anew without an answer', () => {
    expect(dateAnswer(undated, endsIn(364), tarteaucitron, NOW)).not.toHaveProperty('at')
  })

  it('is not known where the browser says no end, or the cookie ends with the session', () => {
    expect(dateAnswer(undated, { text: '' }, klaro, NOW)).toEqual({ ...undated, isSession: false })
    expect(dateAnswer(undated, { text: '', expires: null }, klaro, NOW)).toEqual({ ...undated, isSession: true })
  })
})

describe('several answers under one name', () => {
  const grant: DatedAnswer = { granted: ['stats', 'ads'], isSession: false }
  const refusal: DatedAnswer = { granted: ['stats'], refused: ['ads'], isSession: false }

  it.each([
    [
      'the older first',
      [
        { ...grant, at: NOW - DAY },
        { ...refusal, at: NOW },
      ],
    ],
    [
      'the younger first',
      [
        { ...refusal, at: NOW },
        { ...grant, at: NOW - DAY },
      ],
    ],
  ])('are the last one, %s', (_, answers) => {
    expect(joinAnswers(answers)).toMatchObject({ granted: ['stats'], refused: ['ads'], at: NOW })
  })

  it('are the last one where that is a grant', () => {
    const answers = [
      { ...refusal, at: NOW - DAY },
      { ...grant, at: NOW },
    ]
    expect(joinAnswers(answers)).toMatchObject({ granted: ['stats', 'ads'], refused: [], at: NOW })
  })

  it.each([
    ['neither bears a date', {}, {}],
    ['the grant alone bears one', { at: NOW }, {}],
    ['the refusal alone bears one', {}, { at: NOW - DAY }],
  ])('grant what all of them grant where %s, and have no date', (_, one, other) => {
    const both = [
      { ...grant, ...one },
      { ...refusal, ...other },
    ]
    for (const answers of [both, [...both].reverse()]) {
      const joined = joinAnswers(answers)
      expect(joined).toMatchObject({ granted: ['stats'], refused: ['ads'] })
      expect(joined).not.toHaveProperty('at')
    }
  })

  it('grant what all of them grant where they are of one time', () => {
    const joined = joinAnswers([grant, refusal].map((answer) => ({ ...answer, at: NOW })))
    expect(joined).toMatchObject({ granted: ['stats'], refused: ['ads'], at: NOW })
  })

  it('end with the first of them, and with the session if one does', () => {
    const answers = [
      { ...grant, expires: NOW + DAY },
      { ...refusal, expires: NOW + 2 * DAY, isSession: true },
    ]
    expect(joinAnswers(answers)).toMatchObject({ expires: NOW + DAY, isSession: true })
  })

  it('are none where there is none', () => {
    expect(joinAnswers([])).toBeUndefined()
  })
})
