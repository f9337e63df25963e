import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { rollup, type WarningHandlerWithDefault } from 'rollup'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type Consumer, consumerAt } from './consumer'
import { type Entry, entriesOf } from './entries'
import { type Finding, PAGE, probe } from './probe'
import { expectQuiet, FRAMEWORKS } from './quiet'

let consumer: Consumer
let entries: Entry[]
let specifiers: string[]
beforeAll(async () => {
  consumer = await consumerAt(inject('folder'))
  entries = entriesOf(consumer.manifest)
  specifiers = entries.map(({ specifier }) => specifier)
})

const CALL = `;(${probe})`
const json = JSON.stringify

it('sees what is touched, set and patched', async () => {
  const load = () => {
    Array.prototype.at = Array.prototype.at.bind([])
    Object.assign(globalThis, { mine: typeof document, dataLayer: [] })
    return { named: true }
  }
  const { at } = Array.prototype
  const { entry } = await probe(load, ['entry'], PAGE)
  Array.prototype.at = at
  expect(entry).toEqual({
    exports: ['named'],
    touched: ['document', 'dataLayer ='],
    changed: ['Array.prototype.at', 'mine'],
  })
})

describe('imported without touching a global', () => {
  const esm = (report: string) => `
    for (const name of ${json(FRAMEWORKS)}) await import(name)
    const found = await (${probe})((name) => import(name), ${json(specifiers)}, ${json(PAGE)})
    ${report}`

  it('in Node, as ES modules', async () => {
    expectQuiet(JSON.parse(await consumer.node(esm('console.log(JSON.stringify(found))'))), specifiers)
  })

  it('in a worker', async () => {
    const code = `
      import { isMainThread, parentPort, Worker } from 'node:worker_threads'
      if (isMainThread) {
        new Worker(new URL(import.meta.url)).on('message', (found) => console.log(found))
      } else {
        ${esm('parentPort.postMessage(JSON.stringify(found))')}
      }`
    expectQuiet(JSON.parse(await consumer.node(code)), specifiers)
  })

  it('in Node, by require', async () => {
    const required = entries.filter(({ requires }) => requires).map(({ specifier }) => specifier)
    expect(specifiers.filter((specifier) => !required.includes(specifier))).toEqual(['@interactcx/consent/svelte'])
    // Whatever this Node can do with ES modules, older ones cannot. Preact has been one since 11.
    const older = '--no-experimental-require-module'
    const flags = process.allowedNodeEnvironmentFlags.has(older) ? [older] : []
    const plain = required.filter((specifier) => !specifier.endsWith('/preact'))
    const code = (names: readonly string[], frameworks: readonly string[]) => `
      for (const name of ${json(frameworks)}) require(name)
      ${CALL}(require, ${json(names)}, ${json(PAGE)}).then((found) => console.log(JSON.stringify(found)))`
    const found = await consumer.node(code(plain, ['react', 'vue', 'solid-js']), 'cjs', flags)
    expectQuiet(JSON.parse(found), plain)
    // What was required is no ES module that Node wrapped.
    const kinds = await consumer.node(`console.log(${json(required)}.map(require.resolve).join())`, 'cjs')
    for (const file of kinds.split(',')) expect(file).toMatch(/\.cjs$/)
  })
})

describe('in a realm that has the web and nothing of Node or of a page', () => {
  /** As https://min-common-api.proposal.wintertc.org asks of every such runtime, as far as it concerns us. */
  const WEB = {
    ...{ AbortController, Blob, DOMException, Event, EventTarget, Headers, Request, Response, ReadableStream },
    ...{ TextDecoder, TextEncoder, URL, URLSearchParams, atob, btoa, crypto, queueMicrotask, setTimeout },
  }
  const realm = (more = {}) => createContext({ ...WEB, ...more }, { codeGeneration: { strings: false, wasm: false } })

  const external = (id: string): boolean => FRAMEWORKS.includes(id)
  const onwarn: WarningHandlerWithDefault = (warning, warn) => {
    // 'use client' is for React Server Components; a bundler that knows none leaves it out.
    if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
  }
  const fileOf = ({ file }: Entry): string => join(consumer.folder, 'node_modules/@interactcx/consent', file)

  it('all that is imported is a framework, or a file by its full name, as Deno and browsers want it', async () => {
    const sources: string[] = []
    const resolveId = (source: string, importer?: string): null => {
      if (importer) sources.push(source)
      return null
    }
    const bundle = await rollup({
      input: entries.map(fileOf),
      external,
      onwarn,
      plugins: [{ name: 'watch', resolveId }],
    })
    await bundle.close()
    expect(sources).toEqual(expect.arrayContaining(['./ui.js', './connect.js']))
    expect(sources.filter((source) => !/^\.\/[\w-]+\.js$/.test(source))).toEqual([])
  })

  /** The entry as the one script that such a runtime is given. */
  async function script(entry: Entry): Promise<string> {
    const bundle = await rollup({ input: fileOf(entry), external, onwarn })
    const globals = Object.fromEntries(FRAMEWORKS.map((name) => [name, `frameworks[${json(name)}]`]))
    // What each framework is given as is its namespace.
    const shape = { exports: 'named', inlineDynamicImports: true, interop: 'esModule' } as const
    const { output } = await bundle.generate({ format: 'iife', name: 'loaded', globals, ...shape })
    await bundle.close()
    return output[0].code
  }

  it('each can be imported, and leaves it as it was', async () => {
    const frameworks: Record<string, unknown> = {}
    for (const name of FRAMEWORKS) frameworks[name] = await import(name)
    const findings: Record<string, Finding> = {}
    for (const entry of entries) {
      const code = `(() => { ${await script(entry)}; return loaded })()`
      const context = realm({ frameworks })
      const load = () => runInContext(code, context)
      const inside: typeof probe = runInContext(CALL, context)
      Object.assign(findings, await inside(load, [entry.specifier], PAGE))
    }
    expectQuiet(findings, specifiers)
  })

  it('the server half does its work there', async () => {
    const entry = entries.find(({ specifier }) => specifier.endsWith('/server'))
    const code = await script(entry as Entry)
    const run = `(async () => { ${code}
      const config = { services: [{ id: 'ab', category: 'analytics', cookies: [{ name: '_ab', lifetime: '1 year' }] }] }
      const page = () => new Response('x', { headers: [['Set-Cookie', '_ab=1; Max-Age=9'], ['X-Kept', 'yes']] })
      const answer = await loaded.guard(page, config)(new Request('https://www.example.com/'))
      const gpc = await loaded.gpcSupport(config, '2026-11-01').json()
      return [answer.headers.getSetCookie(), answer.headers.get('x-kept'), await answer.text(), gpc]
    })()`
    expect(json(await runInContext(run, realm()))).toBe(json([[], 'yes', 'x', { gpc: true, lastUpdate: '2026-11-01' }]))
  })
})
