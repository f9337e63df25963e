// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { posix, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom. A room is a folder of src/; `a/b` is one module of it, without its extension; `./` stands for the
 * modules that lie in src/ itself. What is not listed is forbidden.
 */
interface Room {
  /** For their values, and so for their types too. */
  may: string[]
  /** For types alone, which leave nothing in the built file. */
  types?: string[]
  because: string
}

const ROOMS: Record<string, Room> = {
  lib: { may: ['lib'], because: 'leaves: they do not know that consent exists' },
  choice: {
    may: ['choice'],
    types: ['config'],
    because: 'the yes and no are pure: the world comes in as arguments',
  },
  config: {
    may: ['config', 'choice/types'],
    types: ['choice', 'ui/text/types'],
    because: 'a config is checked without touching the page',
  },
  storage: {
    may: ['storage', 'choice', 'lib'],
    types: ['config'],
    because: 'it keeps what was decided and decides nothing',
  },
  gate: {
    may: ['gate', 'lib'],
    types: ['choice', './events'],
    because: 'a gate asks its context and never decides by itself',
  },
  ui: {
    may: ['ui', 'lib', 'choice/types', 'choice/match'],
    types: ['choice', 'config', './events'],
    because: 'the modal speaks through its host: no cookies, no gates; names it may compare',
  },
  signals: {
    may: ['lib', 'storage/codec', 'choice/types'],
    types: ['choice', 'signals/types'],
    because: 'one vendor, one file: none knows another',
  },
  server: {
    may: ['server', 'choice', 'config', 'storage/codec', 'storage/newest', 'lib/cookieText'],
    because: 'pages are made where there is no browser: only what is pure is shared with it',
  },
  bindings: {
    may: ['bindings', 'choice/types'],
    types: ['choice', 'config', './types'],
    because: 'a binding is given the SDK: an app that uses the script tag must not bundle a second one',
  },
}

const EVERY = [...Object.keys(ROOMS), './']

/** The modules in src/ itself; those not named here are ways in and parts, which bring rooms together. */
const ROOT: Record<string, Room> = {
  './types': { may: [], types: EVERY, because: 'the public contract is types alone' },
  './events': { may: ['lib'], types: EVERY, because: 'the emitter carries what others say' },
  './door': { may: [], types: EVERY, because: 'a contract between a way in and the rest' },
  './sendReceipt': { may: ['lib'], types: ['choice', 'config'], because: 'it sends what it is given' },
  './tellServer': {
    may: ['lib', 'storage/cookieJar', './sendReceipt'],
    types: ['choice', 'config'],
    because: 'it sends what the cookie holds',
  },
}
const COMPOSITION: Room = { may: EVERY, because: 'the rooms meet here and nowhere else' }

/** The packages that may be imported at all, for their types alone, and the only rooms that may. */
const TYPES_OF: Record<string, string[]> = { preact: ['ui'] }

/** A framework is that of the page; only its own binding may import it. */
const FRAMEWORK_OF: Record<string, string[]> = {
  'bindings/react': ['react'],
  'bindings/preact': ['preact', 'preact/hooks'],
  'bindings/vue': ['vue'],
  'bindings/svelte': ['svelte', 'svelte/reactivity'],
  'bindings/solid': ['solid-js'],
}

/** What JSX is compiled to; every `.tsx` imports it, though none says so. */
const RENDERER = 'ui/render'

/** Ways in whose first download must hold no modal. */
const WITHOUT_MODAL = ['./script', './release', './startConsent']

/** Names of the page, the clock and chance. `Date.parse(text)` and `new Date(number)` are pure and read no clock. */
const IMPURE = ['document', 'window', 'globalThis', 'self', 'navigator', 'location', 'crypto', 'performance', 'console']

interface Import {
  to: string
  typeOnly: boolean
}

interface Module {
  id: string
  imports: Import[]
  /** Names of `IMPURE`, `Date` and `Math.random`, as they are used for their values. */
  uses: string[]
  hasDefault: boolean
  /** Exports a `Gate`. */
  isGate: boolean
}

const withoutExtension = (path: string): string => path.replace(/\.tsx?$/, '')
const named = (path: string): string => (path.includes('/') ? path : `./${path}`)
const within = (id: string, places: readonly string[]): boolean =>
  places.some((place) => id === place || (place === './' ? id.startsWith('./') : id.startsWith(`${place}/`)))

function readModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Module = { id: named(withoutExtension(path)), imports: [], uses: [], hasDefault: false, isGate: false }

  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) {
      found.imports.push({ to: 'an import whose target is not written out', typeOnly })
    } else {
      const { text: to } = specifier
      const inside = posix.join(posix.dirname(path), to.replace(/\?.*$/, ''))
      found.imports.push({ to: to.startsWith('.') ? named(withoutExtension(inside)) : to, typeOnly })
    }
  }
  const readImport = (node: ts.Node): void => {
    // `import { type A }` still loads the module under `verbatimModuleSyntax`; only `import type` is gone once built.
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    }
  }
  const readExport = (node: ts.Node): void => {
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
    const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind)
    if ((ts.isExportAssignment(node) && !node.isExportEquals) || has(ts.SyntaxKind.DefaultKeyword))
      found.hasDefault = true
    if (ts.isExportSpecifier(node) && node.name.text === 'default') found.hasDefault = true
    if (ts.isVariableStatement(node) && has(ts.SyntaxKind.ExportKeyword)) {
      found.isGate ||= node.declarationList.declarations.some(({ type }) => type?.getText() === 'Gate')
    }
  }
  const readUse = (node: ts.Node): void => {
    if (!ts.isIdentifier(node)) return
    const { parent } = node
    const isKey =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node)
    if (isKey) return
    if (IMPURE.includes(node.text)) found.uses.push(node.text)
    const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : ''
    if (node.text === 'Math' && member === 'random') found.uses.push('Math.random')
    if (node.text === 'Date') {
      const ofArgument = ts.isNewExpression(parent) && parent.expression === node && parent.arguments?.length
      if (!ofArgument && !['parse', 'UTC'].includes(member)) found.uses.push('Date')
    }
  }
  const walk = (node: ts.Node, inType: boolean): void => {
    readImport(node)
    readExport(node)
    if (!inType) readUse(node)
    const typed = inType || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
    ts.forEachChild(node, (child) => walk(child, typed))
  }
  walk(file, false)
  if (path.endsWith('.tsx')) found.imports.push({ to: RENDERER, typeOnly: false })
  return found
}

const roomOf = (id: string): string => id.split('/')[0] ?? ''
const isPackage = (to: string): boolean => !to.startsWith('./') && !Object.hasOwn(ROOMS, roomOf(to))
const lawOf = (id: string): Room | undefined => (id.startsWith('./') ? (ROOT[id] ?? COMPOSITION) : ROOMS[roomOf(id)])

const RULES: Record<string, (modules: Module[]) => string[]> = {
  'each room imports what the table allows': (modules) =>
    modules.flatMap(({ id, imports }) => {
      const law = lawOf(id)
      if (!law) return [`${id} is in a room that the table does not know`]
      return imports
        .filter(({ to }) => !isPackage(to))
        .filter(({ to, typeOnly }) => !within(to, law.may) && !(typeOnly && within(to, law.types ?? [])))
        .map(({ to, typeOnly }) => `${id} imports ${typeOnly ? 'types of ' : ''}${to}, but ${law.because}`)
    }),

  'nobody imports a way in': (modules) =>
    modules.flatMap(({ id, imports }) =>
      imports
        .filter(({ to }) => ['./createConsent', './script'].includes(to) && id !== './index')
        .map(({ to }) => `${id} imports ${to}, the top of everything`),
    ),

  'no package is there at run time, and few give types': (modules) =>
    modules.flatMap(({ id, imports }) =>
      imports
        .filter(({ to, typeOnly }) => isPackage(to) && !(typeOnly && within(id, TYPES_OF[to] ?? [])))
        .filter(({ to }) => !FRAMEWORK_OF[id]?.includes(to))
        .map(({ to, typeOnly }) => `${id} imports ${typeOnly ? 'types of ' : ''}${to}`),
    ),

  'gates do not know each other': (modules) => {
    const gates = modules.filter(({ id, isGate }) => isGate && within(id, ['gate'])).map(({ id }) => id)
    return modules
      .filter(({ id }) => within(id, ['gate']) && id !== 'gate/gates')
      .flatMap(({ id, imports }) =>
        imports.filter(({ to }) => gates.includes(to)).map(({ to }) => `${id} imports its sibling ${to}`),
      )
  },

  'signals do not know each other': (modules) =>
    modules.flatMap(({ id, imports }) =>
      imports
        .filter(({ to }) => within(id, ['signals']) && within(to, ['signals']) && to !== 'signals/types')
        .map(({ to }) => `${id} imports its sibling ${to}`),
    ),

  'only lib/report speaks in the console': (modules) =>
    modules
      .filter(({ id, uses }) => uses.includes('console') && id !== 'lib/report')
      .map(({ id }) => `${id} uses console`),

  'choice knows no page, no clock and no chance': (modules) =>
    modules
      .filter(({ id }) => within(id, ['choice']))
      .flatMap(({ id, uses }) => uses.map((name) => `${id} uses ${name}`)),

  'there are no default exports': (modules) =>
    modules.filter(({ hasDefault }) => hasDefault).map(({ id }) => `${id} has a default export`),

  'imports run in no circle': (modules) => {
    const edges = new Map(modules.map(({ id, imports }) => [id, imports.filter(({ typeOnly }) => !typeOnly)]))
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (id: string, trail: string[]): void => {
      if (trail.includes(id)) circles.push([...trail.slice(trail.indexOf(id)), id].join(' > '))
      if (trail.includes(id) || done.has(id)) return
      for (const { to } of edges.get(id) ?? []) visit(to, [...trail, id])
      done.add(id)
    }
    for (const { id } of modules) visit(id, [])
    return circles
  },

  'what every visitor downloads holds no modal': (modules) => {
    const byId = new Map(modules.map((module) => [module.id, module]))
    const reach = (id: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(id)) return seen
      seen.add(id)
      for (const { to, typeOnly } of byId.get(id)?.imports ?? []) if (!typeOnly) reach(to, seen)
      return seen
    }
    return WITHOUT_MODAL.filter((id) => reach(id).has(RENDERER)).map((id) => `${id} reaches ${RENDERER}`)
  },
}

function check(rule: string, modules: Module[]): string[] {
  const run = RULES[rule]
  if (!run) throw new Error(`there is no rule "${rule}"`)
  return run(modules)
}

const src = new URL('../src/', import.meta.url)
const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
const modules = paths.map((path) => readModule(path, readFileSync(new URL(path, src), 'utf8')))

describe('src', () => {
  it.each(Object.keys(RULES))('%s', (rule) => {
    expect(check(rule, modules)).toEqual([])
  })

  it('was read: its modules, their imports, its gates', () => {
    expect(modules.map(({ id }) => id)).toEqual(expect.arrayContaining(['./index', './script', './createConsent']))
    expect(modules.find(({ id }) => id === './createConsent')?.imports).toContainEqual({
      to: 'config/schema',
      typeOnly: true,
    })
    expect(modules.filter(({ isGate }) => isGate).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['gate/scripts', 'gate/cookies']),
    )
    for (const id of [...WITHOUT_MODAL, RENDERER]) expect(modules.map((module) => module.id)).toContain(id)
  })
})

/** [rule, sources by path, what the rule says] */
const CASES: [string, Record<string, string>, string[]][] = [
  [
    'each room imports what the table allows',
    {
      'lib/a.ts': "import type {\n  X\n} from '../choice/types'",
      'choice/a.ts': "import { y } from '../config/resolveConfig'",
      'gate/a.ts': "export { decide } from '../choice/decide'",
      'gate/b.ts': "export * from '../storage/codec'",
      'ui/a.tsx': "const load = () => import('../storage/choiceCookie')",
      'config/a.ts': "type T = import('../gate/types').Gate",
      'signals/a.ts': "import '../ui/createModal'",
      'types.ts': "import { type A, b } from './choice/types'",
      'storage/a.ts': "export { type W } from '../config/schema'",
      'attic/a.ts': '',
    },
    [
      'lib/a imports types of choice/types',
      'choice/a imports config/resolveConfig',
      'gate/a imports choice/decide',
      'gate/b imports storage/codec',
      'ui/a imports storage/choiceCookie',
      'config/a imports types of gate/types',
      'signals/a imports ui/createModal',
      './types imports choice/types',
      'storage/a imports config/schema',
      'attic/a is in a room',
    ],
  ],
  [
    'each room imports what the table allows',
    {
      'choice/a.ts': "import type { C } from '../config/schema'",
      'config/a.ts': "import type { Text } from '../ui/text/types'\nimport { NECESSARY } from '../choice/types'",
      'ui/text/b.tsx': "import { render } from '../render'\nimport css from '../styles/modal.css?inline'",
      'gate/a.ts': "export type { V } from '../choice/types'",
      'startConsent.ts': "import { a } from './gate/a'\nconst ui = () => import('./ui/createModal')",
    },
    [],
  ],
  [
    'nobody imports a way in',
    {
      'gate/a.ts': "import type { x } from '../createConsent'",
      'ui/a.ts': "const x = import('../script')",
      'index.ts': "export { createConsent } from './createConsent'",
    },
    ['gate/a imports ./createConsent', 'ui/a imports ./script'],
  ],
  [
    'no package is there at run time, and few give types',
    {
      'storage/a.ts': "import Cookies from 'js-cookie'",
      'lib/a.ts': 'const load = (url: string) => import(url)',
      'lib/b.ts': "import type { VNode } from 'preact'",
      'ui/a.tsx': "import { render } from 'preact'",
      'ui/b.tsx': "import { type VNode } from 'preact'",
      'ui/c.tsx': "import type { VNode } from 'preact'",
      'ui/d.ts': "import type { Signal } from '@preact/signals'",
      'bindings/react.ts': "import { useState } from 'react'\nimport { h } from 'preact'",
      'bindings/connect.ts': "import type { ReactNode } from 'react'",
    },
    [
      'storage/a imports js-cookie',
      'lib/a imports an import whose target is not written out',
      'lib/b imports types of preact',
      'ui/a imports preact',
      'ui/b imports preact',
      'ui/d imports types of @preact/signals',
      'bindings/react imports preact',
      'bindings/connect imports types of react',
    ],
  ],
  [
    'gates do not know each other',
    {
      'gate/cookies.ts': "import type { Gate } from './types'\nexport const cookies: Gate = make()",
      'gate/frames.ts': "import { cookies } from './cookies'",
      'gate/gates.ts': "import { cookies } from './cookies'",
    },
    ['gate/frames imports its sibling gate/cookies'],
  ],
  ['signals do not know each other', { 'signals/a.ts': "import { b } from './b'" }, ['signals/a imports its sibling']],
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
    'imports run in no circle',
    {
      'lib/a.ts': "import { b } from './b'",
      'lib/b.ts': "import { c } from './c'",
      'lib/c.ts': "export * from './a'",
      'lib/d.ts': "import type { e } from './e'",
      'lib/e.ts': "import { d } from './d'",
    },
    ['lib/a > lib/b > lib/c > lib/a'],
  ],
  [
    'what every visitor downloads holds no modal',
    {
      'script.ts': "import { start } from './startConsent'",
      'startConsent.ts': "import { modal } from './ui/modal'",
      'ui/modal.ts': "import { Switch } from './Switch'",
      'ui/Switch.tsx': 'export const Switch = () => <input />',
      'release.ts': "import type { modal } from './ui/modal'",
    },
    ['./script reaches ui/render', './startConsent reaches ui/render'],
  ],
]

describe('the reader of imports', () => {
  it.each(CASES)('%s (case %#)', (rule, sources, expected) => {
    const said = check(
      rule,
      Object.entries(sources).map(([path, text]) => readModule(path, text)),
    )
    expect(said).toEqual(expected.map((text) => expect.stringContaining(text)))
  })

  it('has a case of every rule', () => {
    expect(new Set(CASES.filter(([, , expected]) => expected.length).map(([rule]) => rule))).toEqual(
      new Set(Object.keys(RULES)),
    )
  })
})
