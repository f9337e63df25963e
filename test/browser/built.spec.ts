import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

// Here and not among the unit tests, as those run before the build.

const dist = new URL('../../dist/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, dist), 'utf8')

function builtFiles(): string[] {
  try {
    return readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  } catch {
    throw new Error('There is no dist/: run "npm run build" first.')
  }
}

test('what is shipped is our own code alone', () => {
  const maps = builtFiles().filter((name) => name.endsWith('.map'))
  expect(maps).toEqual(expect.arrayContaining(['consent.js.map', 'consent-ui.js.map', 'esm/createModal.js.map']))
  const sources = maps.flatMap((name): string[] => JSON.parse(read(name)).sources)
  expect(sources.filter((source) => !/^(\.\.\/)+src\//.test(source))).toEqual([])
  expect(sources.some((source) => source.endsWith('/ui/render.ts'))).toBe(true)
})

test('what is shipped imports its dependencies, and a binding its framework, and nothing else', () => {
  const {
    dependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8'))
  expect(Object.keys(dependencies)).toEqual(['js-cookie', 'preact'])
  const frameworks = [...Object.keys(peerDependencies), 'preact']
  for (const name of Object.keys(peerDependencies)) expect(peerDependenciesMeta[name]).toEqual({ optional: true })
  for (const name of builtFiles().filter((name) => /\.(c?js|d\.c?ts)$/.test(name))) {
    const targets = /\b(?:from|import|require)\s*\(?\s*["'`]([^"'`]*)/g
    const imported = [...read(name).matchAll(targets)].flatMap(([, target = '']) =>
      /^\.\.?\//.test(target) ? [] : [target],
    )
    const binding = name.startsWith('bindings/')
    const may = [
      ...(binding ? [...frameworks, '@interactcx/consent'] : []),
      ...(name.startsWith('server-node') ? ['node:'] : []),
      ...(/^(esm|cjs)\//.test(name) ? Object.keys(dependencies) : []),
    ]
    expect([name, imported.filter((target) => !may.some((one) => target.startsWith(one)))]).toEqual([name, []])
  }
})
