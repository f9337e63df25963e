import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { findDrift } from './catalogue/findDrift.mjs'
import { readOrigins } from './catalogue/readOrigins.mjs'
import { writeTable } from './catalogue/writeTable.mjs'

const HELP = `node scripts/catalogue.mjs table           write docs/services.md from src/services
node scripts/catalogue.mjs table --check   tell whether it is up to date
node scripts/catalogue.mjs drift [--cookies FILE]
    fetch third-party-web, @nuxt/scripts, tarteaucitronjs and the Open Cookie Database (or read a copy of it) and tell
    where they and the catalogue differ; fails where a service claims to have from them what they do not have`

const root = fileURLToPath(new URL('../', import.meta.url))
/** Vite takes the types off. @template T @param {string} file @returns {Promise<T>} */
const load = async (file) => (await runnerImport(`${root}${file}`, { configFile: false, logLevel: 'error' })).module

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, cookies: { type: 'string' } },
})
const services = await load('src/services/index.ts')

if (positionals[0] === 'table') {
  const { TRACKERS } = await load('test/browser/services/trackers.ts')
  const page = `${root}docs/services.md`
  const table = writeTable({ ...services }, Object.keys(TRACKERS))
  if (!values.check) writeFileSync(page, table)
  else if (readFileSync(page, 'utf8') !== table) {
    console.error('docs/services.md is out of date: node scripts/catalogue.mjs table')
    process.exitCode = 1
  }
} else if (positionals[0] === 'drift') {
  const { claims, news } = findDrift(Object.values(services), await readOrigins(values.cookies))
  for (const line of news) console.log(line)
  for (const line of claims) console.error(`wrong: ${line}`)
  console.log(`${news.length} differ, ${claims.length} wrong`)
  if (claims.length) process.exitCode = 1
} else {
  console.log(HELP)
  process.exitCode = positionals.length ? 1 : 0
}
