import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeZip, servedFiles } from '../../scripts/zip.mjs'

it('the archive for static hosts is unpacked to the files of the script tag, byte for byte', () => {
  const files = servedFiles(join(import.meta.dirname, '../../dist'))
  const names = files.map(({ name }) => name)
  for (const name of ['consent.js', 'consent-ui.js', 'consent-text-de.js', 'consent-hashes.js', 'themes/paper.css'])
    expect(names).toContain(name)
  const folder = mkdtempSync(join(tmpdir(), 'consent-zip-'))
  try {
    writeFileSync(join(folder, 'all.zip'), makeZip(files))
    // Python comes with every system that tests run on, and checks the sums.
    execFileSync('python3', ['-m', 'zipfile', '-e', 'all.zip', 'out'], { cwd: folder })
    expect(readdirSync(join(folder, 'out')).length).toBeGreaterThan(50)
    for (const { name, bytes } of files) expect(readFileSync(join(folder, 'out', name)).equals(bytes), name).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
  expect(Buffer.compare(makeZip(files), makeZip(files))).toBe(0)
})
