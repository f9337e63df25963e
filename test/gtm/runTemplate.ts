import { isDeepStrictEqual } from 'node:util'
import { createContext, Script } from 'node:vm'
import { refuseWhatSandboxRefuses } from './refuseWhatSandboxRefuses'

/** What a `.tpl` file holds, by the names of its sections. */
export type Sections = Record<string, string>

/** https://developers.google.com/tag-platform/tag-manager/templates/gallery: sections between `___NAME___` lines. */
export function readSections(text: string): Sections {
  const parts = text.split(/^___([A-Z_]+)___$/m)
  return Object.fromEntries(parts.flatMap((name, at) => (at % 2 ? [[name, (parts[at + 1] ?? '').trim()]] : [])))
}

interface Scenario {
  name: string
  code: string
}

/** As much of YAML as the template editor writes: a list of names and literal blocks. */
export function readTests(text: string): { scenarios: Scenario[]; setup: string } {
  const [, list = '', setup = ''] = /^scenarios:\n([\s\S]*?)^setup: \|-\n([\s\S]*)$/m.exec(text) ?? []
  const scenarios = [...list.matchAll(/^- name: (.*)\n {2}code: \|-\n((?: {4}.*\n?|\n)*)/gm)]
  return {
    scenarios: scenarios.map(([, name = '', code = '']) => ({ name, code: code.replace(/^ {4}/gm, '') })),
    setup: setup.replace(/^ {2}/gm, ''),
  }
}

/** A value of the permissions' own notation: 1 a text, 2 a list, 3 a map, 8 yes or no. */
interface Noted {
  type: number
  string?: string
  boolean?: boolean
  listItem?: Noted[]
  mapKey?: Noted[]
  mapValue?: Noted[]
}
const plain = ({ type, string, boolean, listItem = [], mapKey = [], mapValue = [] }: Noted): unknown => {
  if (type === 2) return listItem.map(plain)
  if (type === 3) return Object.fromEntries(mapKey.map((key, at) => [plain(key), plain(mapValue[at] as Noted)]))
  return type === 8 ? boolean : string
}

/** Each permission as a line: `access_globals dataLayer read`. */
export function readPermissions(text: string): string[] {
  const all: { instance: { key: { publicId: string }; param: { key: string; value: Noted }[] } }[] = JSON.parse(text)
  return all.flatMap(({ instance: { key, param } }) =>
    param.flatMap(({ value }) => {
      const given = plain(value)
      if (typeof given === 'string') return []
      return (given as (string | Record<string, unknown>)[]).flatMap((entry) => {
        if (typeof entry === 'string') return [`${key.publicId} ${entry}`]
        const { key: name, consentType, ...flags } = entry
        return Object.entries(flags).flatMap(([flag, on]) =>
          on ? [`${key.publicId} ${name ?? consentType} ${flag}`] : [],
        )
      })
    }),
  )
}

type Api = (...args: never[]) => unknown

/** APIs that need no permission, as they are. */
const FREE: Record<string, unknown> = {
  JSON,
  decodeUriComponent: decodeURIComponent,
  getTimestampMillis: () => Date.now(),
  makeNumber: Number,
}
const types = (state: object): string[] =>
  Object.keys(state).filter((type) => !['wait_for_update', 'region'].includes(type))
/** What each of the others must be allowed to do; where a key is a pattern, the pattern is told. */
const NEEDS: Record<string, (...args: never[]) => string[]> = {
  setDefaultConsentState: (state: object) => types(state).map((type) => `access_consent ${type} write`),
  updateConsentState: (state: object) => types(state).map((type) => `access_consent ${type} write`),
  callInWindow: (path: string) => [`access_globals ${path} execute`],
  copyFromWindow: (key: string) => [`access_globals ${key} read`],
  setInWindow: (key: string) => [`access_globals ${key} write`],
  createQueue: (key: string) => [`access_globals ${key} read`, `access_globals ${key} write`],
  getCookieValues: (name: string) => [`get_cookies ${name}`],
  gtagSet: (key: string) => [`write_data_layer ${key.replace(/^(developer_id\.).*/, '$1*')}`],
}

/** Runs one scenario of a template's tests. Returns the permissions that were used; throws where something is wrong. */
export function runTemplate(sections: Sections, { setup, code }: { setup: string; code: string }): Set<string> {
  const allowed = readPermissions(sections.WEB_PERMISSIONS ?? '[]')
  const source = sections.SANDBOXED_JS_FOR_WEB_TEMPLATE ?? ''
  const ofTests = ['mock', 'runCode', 'assertApi', 'assertThat', 'fail']
  refuseWhatSandboxRefuses(source, ['data', 'require'])
  refuseWhatSandboxRefuses(`${setup}\n${code}`, ofTests)

  const used = new Set<string>()
  const mocks = new Map<string, unknown>()
  const calls = new Map<string, unknown[][]>()
  const note = (name: string, args: unknown[]): void => void calls.set(name, [...(calls.get(name) ?? []), args])
  const require = (name: string): unknown => {
    if (!Object.hasOwn(FREE, name) && !Object.hasOwn(NEEDS, name)) throw new Error(`there is no API "${name}"`)
    const free = FREE[name]
    if (free && typeof free === 'object') return free
    return (...args: never[]) => {
      for (const need of NEEDS[name]?.(...args) ?? []) {
        if (!allowed.includes(need)) throw new Error(`${name} needs the permission "${need}"`)
        used.add(need)
      }
      note(name, args)
      if (!mocks.has(name)) return free ? (free as Api)(...args) : undefined
      const mocked = mocks.get(name)
      return typeof mocked === 'function' ? mocked(...args) : mocked
    }
  }
  const same = (one: unknown, other: unknown): boolean =>
    // Both realms' objects are told apart by their prototypes.
    isDeepStrictEqual(JSON.parse(JSON.stringify([one])), JSON.parse(JSON.stringify([other])))
  const show = (value: unknown): string => `${JSON.stringify(value)}`
  const expectThat = (holds: boolean, said: string): void => {
    if (!holds) throw new Error(said)
  }
  const own = {
    mock: (name: string, value: unknown) => void mocks.set(name, value),
    assertThat: (value: unknown) => ({
      isEqualTo: (other: unknown) => expectThat(same(value, other), `${show(value)} is not ${show(other)}`),
    }),
    assertApi: (name: string) => ({
      wasCalled: () => expectThat(calls.has(name), `${name} was not called`),
      wasNotCalled: () => expectThat(!calls.has(name), `${name} was called with ${show(calls.get(name))}`),
      wasCalledWith: (...args: unknown[]) =>
        expectThat(!!calls.get(name)?.some((each) => same(each, args)), `${name} was not called with ${show(args)}`),
    }),
    runCode: (data: object) => {
      const given = {
        ...data,
        gtmOnSuccess: () => note('gtmOnSuccess', []),
        gtmOnFailure: () => note('gtmOnFailure', []),
      }
      run(source, { data: given, require })
    },
  }
  run(`${setup}\n${code}`, own)
  return used
}

/** In a realm with nothing in it but what is given. */
function run(code: string, given: Record<string, unknown>): void {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
  const names = Object.keys(given)
  const call = new Script(`(function (${names.join(', ')}) {'use strict'\n${code}\n})`).runInContext(context)
  call(...Object.values(given))
}
