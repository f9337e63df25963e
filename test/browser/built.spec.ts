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

test('what is shipped needs no package at run time, nor for its types', () => {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    readFileSync(new URL('../package.json', dist), 'utf8'),
  )
  expect({ ...dependencies, ...peerDependencies }).toEqual({})
  for (const name of builtFiles().filter((name) => /\.(js|d\.ts)$/.test(name))) {
    const imported = [...read(name).matchAll(/\b(?:from|import)\s*\(?\s*["'`]([^"'`]*)/g)].map(([, target]) => target)
    expect([name, imported.filter((target) => !target?.startsWith('./'))]).toEqual([name, []])
    expect([name, /preact|js-cookie/i.test(read(name))]).toEqual([name, false])
  }
})
