import { describe, expect, it } from 'vitest'
import { scriptTime, type TraceEvent } from '../../bench/scriptTime.mjs'

const origin = 'http://127.0.0.1:8080'
const event = (name: string, ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 1,
  ts: ts * 1000,
  dur: dur * 1000,
  tdur: dur * 1000,
  ...more,
})
const page = event('ParseHTML', 0, 1, { args: { beginData: { url: `${origin}/page/ours` } } })

describe('scriptTime', () => {
  it('adds up what runs scripts, microtasks too, each once', () => {
    const events = [
      event('RunMicrotasks', 30, 5),
      page,
      event('EvaluateScript', 10, 8),
      event('v8.run', 11, 6),
      event('FunctionCall', 12, 2),
    ]
    expect(scriptTime(events, origin)).toBe(13)
  })

  it('counts modules as it counts scripts', () => {
    const events = [page, event('v8.compileModule', 10, 2), event('v8.evaluateModule', 20, 7), event('v8.run', 21, 3)]
    expect(scriptTime(events, origin)).toBe(9)
  })

  it('leaves out the style and layout that a script forces, and not a script within them', () => {
    const events = [
      page,
      event('FunctionCall', 10, 20),
      event('UpdateLayoutTree', 11, 4),
      event('Layout', 16, 6),
      event('FunctionCall', 18, 1),
      event('Layout', 40, 9),
    ]
    expect(scriptTime(events, origin)).toBe(11)
  })

  it('counts the time on the processor', () => {
    expect(scriptTime([page, event('FunctionCall', 10, 20, { tdur: 3000 })], origin)).toBe(3)
  })

  it('counts the thread of the page alone', () => {
    const events = [
      event('ParseHTML', 0, 1, { tid: 2, args: { beginData: { url: 'about:blank' } } }),
      page,
      event('FunctionCall', 2, 5, { tid: 2 }),
      event('FunctionCall', 2, 5, { pid: 2 }),
      event('FunctionCall', 2, 5, { ph: 'I' }),
      event('FunctionCall', 2, 1),
    ]
    expect(scriptTime(events, origin)).toBe(1)
  })

  it('says where there is no page in the trace', () => {
    expect(() => scriptTime([event('FunctionCall', 2, 5)], origin)).toThrow('no page')
  })
})
