import { PARTS } from '../../src/parts/registry'

/** What a room, or a single module, may import beside its own room. What is not listed is forbidden. */
export interface Law {
  /** For their values, and so for their types too: rooms, folders in one, or single modules. */
  may?: string[]
  /** For types alone, which leave nothing in the built file. */
  types?: string[]
  /** By `import()`: what is fetched when it is due. */
  lazy?: string[]
  /** Packages, with what lies below them. */
  packages?: string[]
  because: string
}

const GATE: Law = {
  may: ['gate', 'lib'],
  types: ['choice', './events'],
  because: 'a gate asks its context, never decides by itself, and knows no sibling',
}

/** The folders of `src/`, and those in one that have a law of their own. */
export const ROOMS: Record<string, Law> = {
  lib: { because: 'it does not know that consent exists' },
  choice: { types: ['config/schema'], because: 'the yes and no are pure: the world comes in as arguments' },
  config: {
    may: ['choice/types', 'signals/names', 'adopt/names'],
    types: ['choice', 'ui/text/types'],
    because: 'a config is checked without touching the page',
  },
  storage: {
    may: ['choice', 'lib'],
    types: ['config/schema'],
    because: 'it keeps what was decided and decides nothing',
  },
  gate: GATE,
  'gate/elements': GATE,
  'gate/scripts': GATE,
  'gate/frames': GATE,
  'gate/network': GATE,
  signals: {
    may: ['lib', 'storage/codec', 'choice/types'],
    types: ['choice', 'config/schema'],
    because: 'a vendor is told the choice, and decides nothing',
  },
  stubs: {
    may: ['lib'],
    types: ['gate/types'],
    because: 'it stands in for vendors that a gate holds, and asks the context whether they are allowed',
  },
  adopt: {
    may: ['adopt/tools', 'choice', 'lib', 'storage'],
    types: ['config/schema', 'gate/types'],
    because: 'it reads what another tool left behind, and decides nothing',
  },
  'adopt/tools': {
    may: ['adopt', 'lib'],
    because: 'each tool is one file: how it tags, and how it stores an answer',
  },
  ui: {
    may: ['lib', 'choice/types', 'choice/match', 'choice/keptCookies'],
    types: ['choice', 'config', './events'],
    packages: ['preact'],
    because: 'the modal speaks through its host: no cookies, no gates; names and lifetimes it may compare',
  },
  'ui/page': {
    may: ['ui', 'lib', 'choice/match'],
    types: ['choice', 'config', './events'],
    because: 'a page that shows no modal needs no preact',
  },
  receipts: {
    may: ['lib', 'storage/codec', 'storage/receiptsName'],
    types: ['choice', 'config/schema'],
    because: 'it sends what it is given',
  },
  diagnostics: {
    may: ['choice', 'lib', 'storage'],
    types: ['config', 'signals/types', './events'],
    because: 'it says what was and is, and changes nothing',
  },
  services: { types: ['config', 'signals/names'], because: 'plain data: it drives everything and does nothing' },
  declaration: {
    may: ['choice', 'config', 'ui/text', 'storage/receiptsName'],
    types: ['services'],
    because: 'what a config declares becomes words, markup and headers, wherever they are made',
  },
  cli: {
    may: ['adopt/names', 'choice', 'config', 'declaration', 'services', 'ui/text'],
    packages: [
      'node:fs',
      'node:module',
      'node:path',
      'node:process',
      'node:stream',
      'node:url',
      'node:util',
      'node:vm',
    ],
    because: 'a command reads a config and says what the other rooms make of it; no page has any of it',
  },
  server: {
    may: ['choice', 'config', 'storage/codec', 'storage/newest', 'lib/cookieText', 'lib/report'],
    because: 'pages are made where there is no browser: only what is pure is shared with it, and the console',
  },
  bindings: {
    may: ['choice/types', 'choice/allows'],
    types: ['choice', 'config/schema', './types'],
    because: 'a binding is given the SDK: an app that uses the script tag must not bundle a second one',
  },
  parts: {
    may: [
      ...[
        'choice',
        'config',
        'storage',
        'gate',
        'gate/scripts',
        'gate/frames',
        'signals',
        'ui',
        'ui/page',
        'declaration',
      ],
      ...['receipts', 'diagnostics', 'services', 'stubs', 'adopt', 'lib'],
    ],
    because: 'a part brings a room; the engine wires them',
  },
  engine: {
    may: [
      'choice',
      'config',
      'storage',
      'gate',
      'gate/elements',
      'signals',
      'receipts',
      'lib',
      'adopt/names',
      './events',
    ],
    types: ['parts', 'ui/types', 'ui/modalTypes', 'diagnostics', './types'],
    because: 'it wires what every page has; all else is a part, of which it knows the types',
  },
}

const DOOR: Law = {
  may: ['config', 'engine', 'lib', 'parts'],
  types: ['./types', './global'],
  because: 'a door starts the engine, and gives it a loader of parts',
}

/** Single modules with a law of their own, among them all in `src/` itself: the doors and the public face. */
export const MODULES: Record<string, Law> = {
  './index': {
    may: ['config/ConsentConfigError', './createConsent'],
    types: ['choice', 'config', 'diagnostics', 'signals/types', 'ui/types', 'ui/text/types', './types', './events'],
    because: 'it names what npm gives out',
  },
  './createConsent': DOOR,
  './script': DOOR,
  './types': { types: ['choice', 'diagnostics', 'ui/types', './events'], because: 'the public face is types alone' },
  './global': { types: ['./types'], because: 'the public face is types alone' },
  './events': { may: ['lib'], types: ['choice', 'ui/types'], because: 'the emitter carries what others say' },

  'cli/readConfig': {
    packages: ['an import whose target is not written out'],
    because: 'a config may be a module of the site, which is named where the command is typed',
  },
  'storage/choiceCookie': { packages: ['js-cookie'], because: 'js-cookie keeps our own cookie, and no other' },
  'gate/gates': {
    may: ['gate/elements', 'gate/scripts', 'gate/frames', 'gate/network'],
    because: 'the gates meet here',
  },

  // A framework is that of the page; only its own binding may import it.
  'bindings/react': { packages: ['react'], because: 'it is the binding of that framework' },
  'bindings/preact': { packages: ['preact'], because: 'it is the binding of that framework' },
  'bindings/vue': { packages: ['vue'], because: 'it is the binding of that framework' },
  'bindings/svelte': { packages: ['svelte'], because: 'it is the binding of that framework' },
  'bindings/solid': { packages: ['solid-js'], because: 'it is the binding of that framework' },
}

/** How many files may lie in `src/` itself. */
export const FILES_AT_ROOT = 8

/** What is fetched without the modal, and so must hold none of it. */
export const WITHOUT_PREACT = [
  './script',
  './createConsent',
  ...Object.keys(PARTS)
    .filter((name) => !['ui', 'preferences', 'inline'].includes(name))
    .map((name) => `parts/${name}`),
]

/** Circles that still stand, each to be taken out with the change that opens it. This list may only get shorter. */
export const KNOWN_CIRCLES: string[] = []
