// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const text = read('CONTRIBUTING.md')
const [, tree = ''] = /## The house\n\n```\n([\s\S]*?)\n```/.exec(text) ?? []

describe('CONTRIBUTING.md', () => {
  it('names commands of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(10)
    // npm's own.
    expect(named.filter((name) => !(name in scripts) && name !== 'pack')).toEqual([])
  })

  it('names each step of npm test', () => {
    const [, code = ''] = read('scripts/steps.mjs').split('export const steps = {')
    const steps = [...code.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name)
    expect(steps.length).toBeGreaterThan(5)
    const [paragraph = ''] = text.split('\n\n').filter((each) => each.includes('runs these steps'))
    expect(steps.filter((name) => !paragraph.includes(`\`${name}\``))).toEqual([])
  })

  it('names files and folders that are there', () => {
    const named = [...text.matchAll(/`(\.?[\w-]+(?:\/[\w.-]+)+\/?)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('draws every room of src, and files that are there', () => {
    const inSrc = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.filter(({ name }) => !tree.includes(`  ${name}/ `)).map(({ name }) => name)).toEqual([])
    const files = new Set(
      [...inSrc, ...readdirSync(join(root, 'bench'), { withFileTypes: true })].map(({ name }) => name),
    )
    const drawn = [...tree.matchAll(/[\w./]+\.(?:ts|mjs)\b/g)].map(([path]) => basename(path))
    expect(drawn.length).toBeGreaterThan(20)
    expect(drawn.filter((name) => !files.has(name))).toEqual([])
    const folders = [...tree.matchAll(/^([\w/]+)\/ /gm)].map(([, path = '']) => path)
    expect(folders.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
