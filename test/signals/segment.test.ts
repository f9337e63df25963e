// @vitest-environment node
import { expect, it } from 'vitest'
import { segment } from '../../src/signals/segment'
import { listen, terms } from '../support/terms'

const updated = (categoryPreferences: Record<string, boolean>) => [
  ['track', 'Segment Consent Preference Updated', undefined, { consent: { categoryPreferences } }],
]

it('adds to every event what is granted when it is sent', () => {
  let granted = ['analytics']
  const [call] = segment.calls(terms([], { first: true, allows: (id) => granted.includes(id) }))
  const [method, stamp] = call as [string, (event: { payload: { obj: object }; next(payload: object): void }) => void]
  expect(method).toBe('addSourceMiddleware')
  const send = (obj: object) => {
    const sent: object[] = []
    stamp({ payload: { obj }, next: (payload) => sent.push(payload) })
    return sent
  }
  const stamped = (analytics: boolean, more = {}) => [
    {
      obj: {
        context: { consent: { categoryPreferences: { functional: false, analytics, marketing: false }, ...more } },
      },
    },
  ]
  expect(send({})).toEqual(stamped(true))
  granted = []
  expect(send({ context: { consent: { theirs: 1 } } })).toEqual(stamped(false, { theirs: 1 }))
})

it('tracks a change as an event, except for a visitor who never granted anything', () => {
  expect(segment.calls(terms([]))).toEqual([])
  expect(segment.calls(terms(['analytics']))).toEqual(updated({ functional: false, analytics: true, marketing: false }))
  expect(segment.calls(terms([], { had: true }))).toEqual(
    updated({ functional: false, analytics: false, marketing: false }),
  )
  expect(listen(segment, segment.calls(terms(['analytics'])))).toHaveLength(1)
})
