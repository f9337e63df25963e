import { act, createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConsentProvider, useConsent } from '../../src/bindings/react'
import type { Consent } from '../../src/index'
import { countListeners } from '../support/countListeners'
import { startSdk, stopSdk } from './sdk'

let consent: Consent
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  consent = startSdk()
})
afterEach(() => {
  vi.unstubAllGlobals()
  stopSdk()
})

it('React leaves no listener behind: not when it is unmounted, nor by 1,000 calls of when', async () => {
  const { consent: counted, count } = countListeners(consent)
  let when = consent.when
  function Status() {
    const { choice, ...consent } = useConsent()
    when = consent.when
    return `${choice?.granted}`
  }
  const page = createElement(ConsentProvider, { consent: counted }, createElement(Status), createElement(Status))
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () => root.render(createElement(StrictMode, null, page)))
  const before = count()
  await act(async () => consent.acceptAll())
  expect(place.textContent).toBe('functional,analytics,marketing'.repeat(2))
  await Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
  expect(count()).toBe(before)
  await act(async () => root.unmount())
  expect(count()).toBe(0)
})
