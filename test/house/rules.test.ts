import { describe, expect, it } from 'vitest'
import { readModule } from './readModule'
import { RULES } from './rules'

/** [rule, sources by path, what the rule says] */
const CASES: [string, Record<string, string>, string[]][] = [
  [
    'each room imports what the table allows',
    {
      'lib/a.ts': "import type {\n  X\n} from '../choice/types'",
      'choice/a.ts': "import { y } from '../config/resolveConfig'",
      'gate/a.ts': "export { decide } from '../choice/decide'",
      'gate/b.ts': "export * from '../storage/codec'",
      'gate/c.ts': "import { d } from './elements/d'",
      'gate/scripts/a.ts': "import { d } from '../elements/d'",
      'ui/a.tsx': "const load = () => import('../storage/choiceCookie')",
      'config/a.ts': "type T = import('../gate/types').Gate",
      'signals/a.ts': "import '../ui/mountModal'",
      'parts/a.ts': "import type { Store } from '../engine/createStore'",
      'engine/a.ts': "import { mountModal } from '../ui/mountModal'",
      'types.ts': "import { type A, b } from './choice/types'",
      'storage/a.ts': "export { type W } from '../config/schema'",
      'script.ts': "import { mountModal } from './ui/mountModal'",
      'attic/a.ts': '',
      'attic.ts': '',
    },
    [
      'lib/a imports types of choice/types',
      'choice/a imports config/resolveConfig',
      'gate/a imports choice/decide',
      'gate/b imports storage/codec',
      'gate/c imports gate/elements/d',
      'gate/scripts/a imports gate/elements/d',
      'ui/a imports storage/choiceCookie',
      'config/a imports types of gate/types',
      'signals/a imports ui/mountModal',
      'parts/a imports types of engine/createStore',
      'engine/a imports ui/mountModal',
      './types imports choice/types',
      'storage/a imports config/schema',
      './script imports ui/mountModal',
      'attic/a has no law',
      './attic has no law',
    ],
  ],
  [
    'each room imports what the table allows',
    {
      'choice/a.ts': "import type { C } from '../config/schema'",
      'config/a.ts': "import type { Text } from '../ui/text/types'\nimport { NECESSARY } from '../choice/types'",
      'ui/text/b.tsx': "import { draw } from '../draw'\nimport css from '../styles/modal.css?inline'",
      'ui/page/c.ts': "import { fill } from '../text/fill'",
      'gate/a.ts': "export type { V } from '../choice/types'",
      'gate/scripts/b.ts': "import { compile } from '../hosts'\nimport { c } from './c'",
      'engine/a.ts': "import { a } from '../gate/a'\nimport type { Modal } from '../ui/modalTypes'",
      'createConsent.ts': "import { loadModules } from './parts/loadModules'",
    },
    [],
  ],
  [
    'each room imports what the table allows',
    {
      'storage/a.ts': "import Cookies from 'js-cookie'",
      'storage/choiceCookie.ts': "import Cookies from 'js-cookie'\nimport { now } from '../lib/now'",
      'lib/a.ts': 'const load = (url: string) => import(url)',
      'lib/b.ts': "import type { VNode } from 'preact'",
      'ui/a.tsx': "import { render } from 'preact'\nimport { useState } from 'preact/hooks'",
      'ui/b.ts': "import type { Signal } from '@preact/signals'",
      'ui/page/a.ts': "import { render } from 'preact'",
      'ui/page/b.tsx': '',
      'bindings/react.ts': "import { useState } from 'react'\nimport { h } from 'preact'",
      'bindings/preact.ts': "import { useState } from 'preact/hooks'",
      'bindings/connect.ts': "import type { ReactNode } from 'react'",
    },
    [
      'storage/a imports js-cookie',
      'lib/a imports an import whose target is not written out',
      'lib/b imports types of preact',
      'ui/b imports types of @preact/signals',
      'ui/page/a imports preact',
      'ui/page/b imports preact/jsx-runtime',
      'bindings/react imports preact',
      'bindings/connect imports types of react',
    ],
  ],
  [
    'each room imports what the table allows',
    {
      'gate/a.ts': "import type { x } from '../createConsent'",
      'ui/a.ts': "const x = import('../script')",
      'index.ts': "export { createConsent } from './createConsent'",
    },
    ['gate/a imports types of ./createConsent', 'ui/a imports ./script'],
  ],
  [
    'gates do not know each other',
    {
      'gate/cookies.ts': "import type { Gate } from './types'\nimport { compile } from './hosts'",
      'gate/webStorage.ts': "import { cookies } from './cookies'",
      'gate/gates.ts': "import { cookies } from './cookies'",
    },
    ['gate/webStorage imports its sibling gate/cookies'],
  ],
  [
    'signals do not know each other',
    { 'signals/a.ts': "import { b } from './b'", 'signals/createSignals.ts': "import { b } from './b'" },
    ['signals/a imports its sibling'],
  ],
  [
    'only lib/report speaks in the console',
    {
      'lib/report.ts': 'console.error(1)',
      'ui/a.ts': 'export const a = () => console.warn(1)',
      'ui/b.ts': '// console.log\nexport const b = { console: it.console }',
    },
    ['ui/a uses console'],
  ],
  [
    'choice knows no page, no clock and no chance',
    {
      'choice/a.ts': 'export const a = () => [Date.now(), new Date(), Math.random(), crypto.randomUUID()]',
      'choice/b.ts': 'export const b = document.title + window.name',
      'choice/c.ts': 'export const clock = Date',
      'choice/d.ts': 'export const d = (at: Date, a: { document: Window }) => new Date(Date.parse("")) && a.document',
      'lib/a.ts': 'export const now = () => Date.now()',
    },
    [
      'choice/a uses Date',
      'choice/a uses Date',
      'choice/a uses Math.random',
      'choice/a uses crypto',
      'choice/b uses document',
      'choice/b uses window',
      'choice/c uses Date',
    ],
  ],
  [
    'there are no default exports',
    {
      'lib/a.ts': 'export default 1',
      'lib/b.ts': 'export default function b() {}',
      'lib/c.ts': 'const c = 1\nexport { c as default }',
      'lib/d.ts': 'export const d = 1',
    },
    ['lib/a has', 'lib/b has', 'lib/c has'],
  ],
  [
    'imports run in no circle, types and import() included',
    {
      'lib/a.ts': "import { b } from './b'",
      'lib/b.ts': "import { c } from './c'",
      'lib/c.ts': "export * from './a'",
      'lib/d.ts': "import type { e } from './e'",
      'lib/e.ts': "import { d } from './d'\nimport { a } from './a'",
      'lib/f.ts': "const load = () => import('./g')",
      'lib/g.ts': "type F = typeof import('./f')",
      'lib/h.ts': "import { a } from './a'\nimport { f } from './f'",
    },
    ['lib/a, lib/b, lib/c', 'lib/d, lib/e', 'lib/f, lib/g'],
  ],
  [
    'what is fetched without the modal holds no preact',
    {
      'script.ts': "import { start } from './engine/startConsent'",
      'engine/startConsent.ts': "import { modal } from '../ui/modal'",
      'ui/modal.ts': "import { Switch } from './Switch'",
      'ui/Switch.tsx': 'export const Switch = () => <input />',
      'parts/release.ts': "import type { modal } from '../ui/modal'",
      'createConsent.ts': "const load = () => import('./parts/ui')",
      'parts/ui.ts': "import { modal } from '../ui/modal'",
    },
    ['./script reaches preact/jsx-runtime'],
  ],
  [
    'few files lie outside the rooms',
    Object.fromEntries([...'abcdefghi'].map((name) => [`${name}.ts`, ''])),
    ['9 files lie in src/ itself'],
  ],
]

describe('the rules of the house', () => {
  it.each(CASES)('says who breaks it: %s (case %#)', (rule, sources, expected) => {
    const said = RULES[rule]?.(Object.entries(sources).map(([path, text]) => readModule(path, text)))
    expect(said).toEqual(expected.map((text) => expect.stringContaining(text)))
  })

  it('has a case of every rule', () => {
    const broken = CASES.filter(([, , expected]) => expected.length).map(([rule]) => rule)
    expect(new Set(broken)).toEqual(new Set(Object.keys(RULES)))
  })
})
