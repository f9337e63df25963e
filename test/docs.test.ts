// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGES } from '../scripts/hashes.mjs'
import { pagesWithFiles, putFiles } from '../scripts/snippets.mjs'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
const docs = filesIn('docs').filter((name) => name.endsWith('.md'))
const sources = filesIn('src').filter((name) => /\.tsx?$/.test(name))

/** GitHub's way to make an anchor of a heading, as VitePress has it, too, where no digit comes first. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Every code that the SDK tells a failure by. */
function codes(): string[] {
  const found = sources.flatMap((file) =>
    [...read(file).matchAll(/\b(?:fail|lineOf)\(\s*'([\w-]+)'/g)].map(([, code = '']) => code),
  )
  const [, table = ''] = /const SENTENCES[^{]*\{([\s\S]*?)\n\}/.exec(read('src/parts/explain.ts')) ?? []
  const explained = [...table.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, code = '']) => code)
  expect(Math.min(found.length, explained.length)).toBeGreaterThan(20)
  return [...new Set([...found, ...explained])]
}

describe('the docs', () => {
  it('have a heading for each code of the SDK', () => {
    const headings = [...read('docs/errors.md').matchAll(/^## (\S+)$/gm)].map(([, heading]) => heading)
    expect(codes().filter((code) => !headings.includes(code))).toEqual([])
    // Nor one for what no longer is.
    expect(headings.filter((heading = '') => !codes().includes(heading))).toEqual([])
  })

  it.each([...docs, 'README.md', 'CONTRIBUTING.md'])('%s links to what is there', (page) => {
    const prose = read(page).replace(/```[\s\S]*?```/g, '')
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const dead = links.filter((link) => {
      if (/^https?:|^mailto:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path ? join(dirname(page), path) : page
      if (!existsSync(join(root, target))) return true
      return !!anchor && target.endsWith('.md') && !anchorsOf(target).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  it('start the SDK in the first import, where an app starts it in a module of its own', () => {
    const mains = filesIn('examples').filter((name) => /src\/main\.tsx?$/.test(name) && !name.includes('node_modules'))
    const starting = mains.filter((name) => read(name).includes("'./consent'"))
    expect(starting.length).toBeGreaterThan(3)
    const firstOf = (name: string) => /^import .*$/m.exec(read(name))?.[0]
    expect(starting.filter((name) => firstOf(name) !== "import './consent'")).toEqual([])
  })

  it('show the code of the examples, as it stands in their files', () => {
    const pages = pagesWithFiles().map((page) => [page, read(page)] as const)
    expect(pages.filter(([, text]) => putFiles(text, read) !== text).map(([page]) => page)).toEqual([])
    expect(pages.join('').match(/^<!-- file: /gm)?.length).toBeGreaterThan(20)
    // VitePress alone knows this.
    expect(pages.filter(([, text]) => /^<<</m.test(text))).toEqual([])
  })

  it('show nothing in the guides but files of the examples, elements of one line and what is typed into a shell', () => {
    const guides = docs.filter((page) => page.startsWith(join('docs', 'guides')))
    const loose = guides.flatMap((page) => {
      const text = read(page).replace(/^<!-- file: \S+ -->\n\n(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')
      const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)]
      return blocks.flatMap(([, language, code = '']) =>
        language === 'sh' || !code.includes('\n') ? [] : [[page, code]],
      )
    })
    expect(guides.length).toBeGreaterThan(10)
    expect(loose).toEqual([])
  })

  it('show examples that a test names', () => {
    const tests = filesIn('test').filter((name) => /\.(spec|test)\.ts$|frameworkApps\.ts$|wordPress\.ts$/.test(name))
    const code = tests.map(read).join('\n')
    const folders = [...new Set(filesIn('examples').map((name) => name.split(/[\\/]/)[1] ?? ''))]
    expect(folders.length).toBeGreaterThan(15)
    expect(folders.filter((name) => !new RegExp(`['/]${name}['/]|^ {2}'?${name}'?:`, 'm').test(code))).toEqual([])
  })

  it('have one tag for a CDN on all pages that show it', () => {
    const tags = PAGES.map((page) => read(page).match(/<script\n {2}src="https:\/\/cdn[^>]*>/)?.[0])
    expect(new Set(tags).size).toBe(1)
    expect(tags[0]).toContain('integrity="sha384-')
  })

  it('name tests that are there', () => {
    const named = docs.flatMap((page) => [...read(page).matchAll(/`(\w+\.spec\.ts)`/g)].map(([, file = '']) => file))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((file) => !existsSync(join(root, 'test/browser', file)))).toEqual([])
  })
})
