import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/runCommand'
import { choiceOf, expectUnasked, ran, tagsOf } from './adopt/movedSite'
import { PEERS } from './adopt/peers'
import { consentPage, consoleOf, expect, test } from './support/site'

/** What `migrate` makes of a config. */
async function migrate(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'consent-moved-'))
  writeFileSync(join(folder, 'config.js'), text)
  const said: string[] = []
  const world = { out: (line: string) => void said.push(line), err() {}, hasColours: false, folder, dist: folder }
  const code = await runCommand(['migrate', 'config.js'], { ...world, version: '', readInput: async () => '' })
  rmSync(folder, { recursive: true })
  if (code) throw new Error(`migrate ended with ${code}`)
  return said.join('\n')
}

for (const name of ['vanilla-cookieconsent', 'klaro', 'klaro, a cookie of another name and 30 days', 'c15t']) {
  test(`the config that ${name} itself accepts, moved by migrate: nobody is asked again`, async ({ site, page }) => {
    const peer = PEERS[name]
    if (!peer?.config) throw new Error(name)
    const tags = tagsOf(peer.tag)
    const theirs = `<!doctype html><html lang="en"><head>${await peer.head(site)}</head><body><main>1</main>${tags}</body></html>`
    await page.goto(site.page('/theirs', theirs))
    await peer.answer(page, 'some')
    await expect.poll(() => ran(page)).toEqual(['stats'])

    await page.goto(site.page('/', consentPage({ config: await migrate(peer.config), body: tags })))
    expect(await choiceOf(page)).toMatchObject({ granted: ['analytics'], adopted: peer.adopt.from })
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expectUnasked(site, page)
    expect(consoleOf(page).texts('error')).toEqual([])
  })
}
