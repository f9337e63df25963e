import { choiceOf, expectUnasked, ourPage, ran, tagsOf } from './adopt/movedSite'
import { PEERS, type Wish } from './adopt/peers'
import { expect, jar, storageOf, test } from './support/site'

/** The categories that each answer grants, and what runs then. */
const WISHES: Record<Wish, [granted: string[], runs: string[]]> = {
  all: [
    ['analytics', 'marketing'],
    ['ads', 'stats'],
  ],
  some: [['analytics'], ['stats']],
  none: [[], []],
}

/** Nothing says how old a key is, nor a cookie that is written anew without an answer. */
const UNDATED = ['klaro, in localStorage', 'tarteaucitron']

for (const [name, peer] of Object.entries(PEERS)) {
  for (const [wish, [granted, runs]] of Object.entries(WISHES) as [Wish, [string[], string[]]][]) {
    // Its one word is for everything.
    if (peer.adopt.from === 'cookieconsent' && wish === 'some') continue

    test(`${name}: a visitor who allowed ${wish} is not asked again, and nothing else runs`, async ({
      site,
      page,
      context,
    }) => {
      const head = await peer.head(site)
      const theirs = `<!doctype html><html lang="en"><head>${head}</head><body><main>1</main>${tagsOf(peer.tag)}</body></html>`
      await page.goto(site.page('/theirs', theirs))
      await peer.answer(page, wish)
      await expect.poll(() => ran(page)).toEqual(runs)
      const [before, stored] = [(await jar(context)).map(({ name }) => name), (await storageOf(page)).local]
      expect(before.length + stored.length).toBeGreaterThan(0)

      await page.goto(site.page('/', ourPage(peer.adopt, tagsOf(peer.tag))))
      expect(await choiceOf(page)).toMatchObject({
        granted,
        by: 'visitor',
        adopted: peer.adopt.from,
        lifetime: UNDATED.includes(name) && granted[0] ? 'session' : 'persistent',
      })
      await expect.poll(() => ran(page)).toEqual(runs)
      await expectUnasked(site, page)
      // It is kept once.
      expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
      expect((await storageOf(page)).local.filter((key) => stored.includes(key) && !key.startsWith('c15t-'))).toEqual(
        [],
      )

      await page.reload()
      await expect.poll(() => ran(page)).toEqual(runs)
      await expectUnasked(site, page)
      const receipt = await page.evaluate(() =>
        (window as unknown as { InteractConsent: import('../../src').Consent }).InteractConsent.receipt(),
      )
      expect(receipt?.choice).toMatchObject({ granted, adopted: peer.adopt.from })
    })
  }
}
