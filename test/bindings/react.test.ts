// @vitest-environment node
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { ConsentProvider, type ConsentProviderProps, Gated, useConsent } from '../../src/bindings/react'
import type { Choice } from '../../src/index'

const GRANT: Choice = {
  granted: ['analytics'],
  lifetime: 'session',
  policy: '',
  at: '2026-11-24T10:00:00Z',
  by: 'visitor',
}
const Status = () => useConsent().choice?.granted.join() ?? 'undecided'
const page = (props: ConsentProviderProps): string =>
  renderToString(
    createElement(
      StrictMode,
      null,
      createElement(
        ConsentProvider,
        props,
        createElement(Gated, { service: 'stats', fallback: 'off. ' }, 'on. '),
        createElement(Gated, { category: 'analytics', lifetime: 'persistent', fallback: 'not kept. ' }, 'kept. '),
        createElement(Status),
      ),
    ),
  ).replaceAll('<!-- -->', '')

describe('React, where there is no window', () => {
  it('renders what the visitor allowed, and starts nothing', () => {
    const consent = vi.fn()
    const services = [{ id: 'stats', category: 'analytics' }]
    expect(page({ consent, choice: GRANT, services })).toBe('on. not kept. analytics')
    expect(page({ consent, choice: { ...GRANT, lifetime: 'persistent' }, services })).toBe('on. kept. analytics')
    expect(page({ consent, choice: { ...GRANT, granted: [] }, services })).toBe('off. not kept. ')
    expect(page({ consent })).toBe('off. not kept. undecided')
    expect(consent).not.toHaveBeenCalled()
  })

  it('needs no provider with the script tag', () => {
    expect(renderToString(createElement(Status))).toBe('undecided')
  })
})
