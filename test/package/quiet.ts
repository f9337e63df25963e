import { expect } from 'vitest'
import type { Finding } from './probe'

/** What the frameworks do when they are imported is theirs; they are there before we look. */
export const FRAMEWORKS = [
  'js-cookie',
  'react',
  'preact',
  'preact/hooks',
  'vue',
  'svelte',
  'svelte/reactivity',
  'solid-js',
]

const NAMES: Record<string, string[]> = {
  '': ['ConsentConfigError', 'createConsent'],
  '/choice': ['allows', 'readChoice'],
  '/declaration': ['ConsentConfigError', 'contentPolicies', 'contentPolicyFor', 'renderDeclaration'],
  '/server/node': ['consent', 'fastifyConsent'],
  '/react': ['ConsentProvider', 'Gated', 'useAllows', 'useConsent'],
  '/preact': ['ConsentProvider', 'Gated', 'useAllows', 'useConsent'],
  '/solid': ['ConsentProvider', 'Gated', 'useAllows', 'useConsent'],
  '/vue': ['Gated', 'consentPlugin', 'useAllows', 'useConsent'],
  '/svelte': ['provideConsent', 'useConsent'],
  '/element': ['defineConsentElements'],
}

/** Each entry gave out what it should, and left everything as it was. */
export function expectQuiet(findings: Record<string, Finding>, expected: readonly string[]): void {
  expect(Object.keys(findings)).toEqual(expected)
  for (const [specifier, { exports, touched, changed }] of Object.entries(findings)) {
    expect({ specifier, touched, changed }).toEqual({ specifier, touched: [], changed: [] })
    const names = NAMES[specifier.slice('@interactcx/consent'.length)]
    expect(exports).toEqual(
      names ??
        expect.arrayContaining(
          specifier.endsWith('/services')
            ? ['googleAnalytics', 'hotjar']
            : ['filterSetCookie', 'guard', 'readChoice', 'visitorOf'],
        ),
    )
  }
}
