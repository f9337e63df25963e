import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runningScript } from '../../src/lib/runningScript'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
beforeEach(() => {
  // Meanwhile `Document` is the class of `document`, as in a browser.
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

it('is not an element that shadows it by its name', () => {
  vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(null)
  Object.defineProperty(document, 'currentScript', { value: document.createElement('img'), configurable: true })
  expect(runningScript()).toBeNull()
})
