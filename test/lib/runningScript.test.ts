import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runningScript } from '../../src/lib/runningScript'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
beforeEach(() => {
  // `Document` is the class of `document` meanwhile.
  jar = installJar()
})
afterEach(() => {
  delete (document as { currentScript?: unknown }).currentScript
  jar.restore()
})

it('is the script that runs', () => {
  const script = document.createElement('script')
  vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(script)
  expect(runningScript()).toBe(script)
})

it('is no element that stands in the way by its name', () => {
  vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(null)
  Object.defineProperty(document, 'currentScript', { value: document.createElement('img'), configurable: true })
  expect(runningScript()).toBeNull()
})
