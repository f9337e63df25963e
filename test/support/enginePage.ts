import { afterEach, beforeEach, type Mock, vi } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import type { ConsentEvents } from '../../src/events'
import { start, stopAll } from './fakeDoor'
import { installJar, type Jar } from './jar'

/** The categories of `SITE`, all of them. */
export const ALL = ['functional', 'analytics', 'marketing']
/** The name of the choice cookie. */
export const NAME = 'interact_consent'

/** The cookie jar of the page that `setUpPage` made. */
export let jar: Jar

let undos: (() => void)[] = []

/** Gives each test of a file a page of its own with an empty jar, and leaves nothing behind. */
export function setUpPage(): void {
  beforeEach(() => {
    jar = installJar('https://www.example.com/')
    localStorage.clear()
    sessionStorage.clear()
    document.body.innerHTML = '<button data-consent-open>Cookie settings</button>'
  })
  afterEach(() => {
    stopAll()
    jar.restore()
    vi.unstubAllGlobals()
    vi.useRealTimers()
    for (const key of ['globalPrivacyControl', 'doNotTrack', 'cookieEnabled']) Reflect.deleteProperty(navigator, key)
    for (const key of ['dataLayer', 'gtag']) Reflect.deleteProperty(window, key)
    for (const undo of undos) undo()
    undos = []
  })
}

/** Sets what the browser says of itself, until the test is over. */
export const browser = (key: string, value: unknown): void => {
  Object.defineProperty(navigator, key, { value, configurable: true })
}

/** The page is seen again, and looks into the jar. */
export const seeAgain = (): unknown => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))

/** Makes the jar show this for the choice, whoever wrote it. */
export const show = (value = ''): unknown => Object.assign(jar.get(NAME) ?? {}, { value })

/** Everything the page is told on `document`, in its order. */
export function listen(): string[] {
  const told: string[] = []
  for (const event of ['ready', 'choice', 'open', 'close', 'blocked', 'released', 'error'] as const) {
    const listener = ({ type }: Event) => told.push(type.slice('consent:'.length))
    document.addEventListener(`consent:${event}`, listener)
    undos.push(() => document.removeEventListener(`consent:${event}`, listener))
  }
  return told
}

/** What a listener was told. */
export const of = <K extends keyof ConsentEvents>(listener: Mock): ConsentEvents[K][] =>
  listener.mock.calls.map(([detail]) => detail)

/** A page that was left and comes back. */
export async function again(config: ConsentConfig): ReturnType<typeof start> {
  stopAll()
  return start(config)
}

/** Writes a cookie as if a script from this URL were on the call stack. */
export const writtenBy = (url: string, text: string): void => {
  const spy = vi.spyOn(Error, 'captureStackTrace').mockImplementation((holder) => {
    Object.assign(holder, { stack: `Error\n    at f (${url}:1:1)` })
  })
  // biome-ignore lint/suspicious/noDocumentCookie: the gate stands before it
  document.cookie = text
  spy.mockRestore()
}
