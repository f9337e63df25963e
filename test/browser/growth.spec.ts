import type { Page } from '@playwright/test'
import { consentPage, expect, type Site, TRACKER_HOST, test } from './support/site'

/*
 * What comes from a page or from strangers may be long. Four times of it may take about four times as long: a cost that
 * grows with the square takes sixteen times. Times themselves are not compared: machines differ.
 */

const MOST = 9

/**
 * The shortest of several runs, in milliseconds, by size; the runs of all sizes take turns. Whatever else the machine does
 * adds to it, so more rounds while the last takes too many times as long as the first.
 */
const measure = (page: Page, work: string, sizes: number[]): Promise<number[]> =>
  page.evaluate(
    ([work, sizes, most]) => {
      const run = new Function('size', work) as (size: number) => () => void
      const best = sizes.map(() => Number.POSITIVE_INFINITY)
      const isMore = () => (best.at(-1) as number) >= most * Math.max(best[0] as number, 1)
      for (let round = 0; round < 5 || (round < 30 && sizes.length > 1 && isMore()); round++) {
        sizes.forEach((size, at) => {
          const act = run(size)
          const start = performance.now()
          act()
          best[at] = Math.min(best[at] as number, performance.now() - start)
        })
      }
      return best
    },
    [work, sizes, MOST] as const,
  )

const service = (count: number) => ({
  policy: { url: '/privacy', version: '1' },
  ui: false,
  services: Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    category: 'analytics',
    hosts: [at ? `s${at}.example` : TRACKER_HOST],
    cookies: [{ name: at ? `n${at}_*` : `${'*a'.repeat(30)}*b`, lifetime: '1 year' }],
  })),
})
const open = (site: Site, page: Page, count: number) => {
  const before = '<script>began = performance.now()</script>'
  const head = '<script>started = performance.now() - began</script>'
  return page.goto(site.page(`/${count}`, consentPage({ config: service(count), before, head, body: '<p>x</p>' })))
}
const tell = (type: string, sizes: number[], times: number[]): void => {
  const description = sizes.map((size, at) => `${size}: ${times[at]?.toFixed(2)} ms`).join(', ')
  test.info().annotations.push({ type, description })
}

/** Each is evaluated in the page. */
const HOSTILE: Record<string, (image: string, size: number) => string> = {
  'tags that are begun in an attribute': (image, size) => `${image}<p title="${'<a '.repeat(size / 3)}">`,
  'attributes without end': (image, size) => `${image}<p ${'a="'.repeat(size / 3)}`,
  'references that may spell a host': (image, size) => `${image}<p title="${'&#x2F;'.repeat(size / 6)}">`,
  'a srcset of commas': (image, size) => image.replace('">', `" srcset="${', '.repeat(size / 2)}">`),
}

for (const [title, markup] of Object.entries(HOSTILE)) {
  test(`1 MB of markup costs about four times as much as 256 kB: ${title}`, async ({ site, page }) => {
    await open(site, page, 1)
    const work = `const html = (${markup})('<img src="//${TRACKER_HOST}/x.png">', size)
      return () => { document.createElement('div').innerHTML = html }`
    const sizes = [2 ** 18, 2 ** 20]
    const [small = 0, large = 0] = await measure(page, work, sizes)
    tell(title, sizes, [small, large])
    // Below a millisecond nothing is measured.
    expect(large / Math.max(small, 1)).toBeLessThan(MOST)
  })
}

test('a name four times as long costs about four times as much against a pattern of many asterisks', async ({
  site,
  page,
}) => {
  await open(site, page, 1)
  const work = `const name = 'a'.repeat(size)
    return () => { for (let count = 0; count < 200; count++) document.cookie = name + 'c=1; max-age=0' }`
  const sizes = [90, 360]
  const [small = 0, large = 0] = await measure(page, work, sizes)
  tell('cookie', sizes, [small, large])
  expect(large / Math.max(small, 1)).toBeLessThan(MOST)
})

test('1,000 services start in about four times the time of 250, and cost 3,000 elements next to nothing more', async ({
  site,
  page,
}) => {
  const sizes = [250, 1000] as const
  const starts = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number]
  const builds: number[] = []
  for (let round = 0; round < 3 || (round < 15 && starts[1] >= MOST * starts[0]); round++)
    for (const [at, count] of sizes.entries()) {
      await open(site, page, count)
      starts[at] = Math.min(starts[at] as number, await page.evaluate<number>('started'))
    }
  for (const count of sizes) {
    await open(site, page, count)
    const work = `return () => {
      for (let at = 0; at < 3000; at++) {
        // A link without \`rel\` loads nothing, but its address is judged.
        const link = document.createElement('link')
        link.href = '//s' + (at % ${count}) + '.other.example/x'
        document.body.append(link)
        link.remove()
      }
    }`
    builds.push((await measure(page, work, [1]))[0] as number)
  }
  tell('start', [...sizes], starts)
  tell('3,000 elements', [...sizes], builds)
  expect(starts[1] / starts[0]).toBeLessThan(MOST)
  expect((builds[1] as number) / (builds[0] as number)).toBeLessThan(3)
})

test('a page is not searched anew for each depth that the parser has nested it to', async ({ site, page }) => {
  const [blocks, depth] = [10, 200]
  // Every element that is looked at is asked for its shadow root.
  const before = `<script>
    looks = 0
    const { get } = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot')
    Object.defineProperty(Element.prototype, 'shadowRoot', { get() { looks++; return get.call(this) } })
  </script>`
  const body = `${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}`.repeat(blocks)
  await page.goto(site.page('/deep', consentPage({ config: service(1), before, body })))
  const looks = await page.evaluate<number>('looks')
  expect(looks).toBeGreaterThanOrEqual(blocks * depth)
  expect(looks).toBeLessThan(10 * blocks * depth)
})
