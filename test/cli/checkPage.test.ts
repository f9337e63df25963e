import { describe, expect, it } from 'vitest'
import { run } from './run'

const config = {
  policy: { url: '/privacy', version: '1' },
  ownHosts: ['cdn.own.example'],
  categories: { analytics: {}, marketing: {} },
  services: [
    {
      ...{
        id: 'ads',
        category: 'marketing',
        provider: 'Ads Ltd',
        policyUrl: '/p',
        hosts: ['ads.example'],
        cookies: [],
      },
    },
    {
      ...{ id: 'stats', category: 'analytics', provider: 'Stats Ltd', policyUrl: 'https://stats.example/p' },
      ...{ hosts: ['stats.example'], cookies: [] },
    },
    {
      id: 'login',
      category: 'necessary',
      provider: 'Login Ltd',
      policyUrl: '/p',
      hosts: ['login.example'],
      cookies: [],
    },
  ],
}
const BLOCK = `<script type="application/json" id="interact-consent">${JSON.stringify(config)}</script>`
const SDK = '<script src="/consent/consent.js"></script>'

/** What is said of a page of these lines. */
async function check(...lines: string[]) {
  const { code, out, err } = await run(['check', '-'], { input: ['<!doctype html>', ...lines].join('\n') })
  const said = (kind: string) => out.split('\n').flatMap((line) => (line.startsWith(kind) ? [line.slice(6)] : []))
  return { code, err, wrong: said('wrong '), advice: said('think ') }
}
const SOUND = { code: 0, err: '', wrong: [], advice: [] }
/** Exactly one thing is wrong, and it is this. */
async function expectWrong(lines: readonly string[], start: string, ...more: string[]) {
  const { code, wrong } = await check(...lines)
  expect([code, wrong.length], wrong.join('\n')).toEqual([1, 1])
  expect(wrong[0]?.slice(0, start.length)).toBe(start)
  for (const text of more) expect(wrong[0]).toContain(text)
}

describe('interact-consent check, of a page', () => {
  it('has nothing to say of one that holds all that it loads', async () => {
    const page = [
      '<script type="text/plain" data-consent="stats" src="https://stats.example/a.js"></script>',
      '<script type="text/plain" data-consent="analytics|!marketing login">go("https://connect.facebook.net/x.js")</script>',
      '<iframe data-consent="marketing" data-src="https://www.youtube.com/embed/1" src="about:blank"></iframe>',
      '<img data-consent="marketing" data-src="https://www.facebook.com/tr" src="data:image/gif;base64,R0">',
      '<script src="https://login.example/l.js"></script><script src="https://js.stripe.com/v3/"></script>',
      '<script src="https://cdn.own.example/x.js"></script><script type="module" src="/app.js"></script>',
      '<a href="https://www.youtube.com/watch">Video</a><link rel="canonical" href="https://www.facebook.com/us">',
      '<template><script src="https://stats.example/a.js"></script></template>',
      '<script>const s = document.createElement("script"); s.src = "https://stats.example/a.js"; document.head.append(s)</script>',
    ]
    expect(await check(BLOCK, SDK, ...page)).toEqual(SOUND)
    const ahead = '<script>window.InteractConsent = []</script><script src="/consent/consent-signals.js"></script>'
    expect(await check(ahead, BLOCK, SDK)).toEqual(SOUND)
  })

  it('takes one without a block, whose tag bears attributes', async () => {
    const tag =
      '<script src="/consent.js" data-policy-url="/privacy" data-policy-version="1" data-layout="LAYOUT"></script>'
    expect(await check(tag.replace('LAYOUT', 'banner'))).toEqual(SOUND)
    await expectWrong([tag.replace('LAYOUT', 'popup')], 'layout: "popup"')
    const { advice } = await check(SDK)
    expect(advice.map((line) => line.split(':')[0])).toEqual(['policy.url', 'policy.version'])
    expect(await check('<p>')).toMatchObject({ code: 1, err: expect.stringContaining('neither a <script id=') })
  })

  it.each(['defer', 'async', 'type="module"'])('tells that the SDK runs late with %s', (late) =>
    expectWrong([BLOCK, `<script ${late} src="consent.js"></script>`], `line 3: consent.js with ${late} runs after`),
  )

  it('advises only where the whole in one file comes late, which it may', async () => {
    const { code, advice } = await check(BLOCK, '<script defer src="/consent-full.js"></script>')
    expect([code, advice.length]).toEqual([0, 1])
    expect(advice[0]).toContain('line 3: with defer only what is tagged is held')
  })

  it('tells where the SDK is not there, or may be under another name', async () => {
    await expectWrong(
      [BLOCK, '<script type="text/plain" data-consent="stats" src="/a.js"></script>'],
      'there is no consent.js',
    )
    const { code, advice } = await check(BLOCK, '<script src="/all.js"></script>')
    expect([code, advice.length]).toEqual([0, 1])
    expect(advice[0]).toContain('no script here is called consent.js')
    const renamed = '<script src="/all.js" data-parts="/consent/"></script>'
    expect(await check(BLOCK, renamed)).toEqual(SOUND)
    const cdn = '<script src="https://cdn.jsdelivr.net/npm/@interactcx/consent@0.1.0"></script>'
    expect(await check(BLOCK, cdn)).toEqual(SOUND)
  })

  it('takes a template as it is', async () => {
    const django = `<script src="{% static 'consent/consent.js' %}"></script>`
    expect(await check(BLOCK, django, '<b data-consent="{{ tool }}"></b>')).toEqual(SOUND)
  })

  it('tells of a block that comes late, runs, or is not the first', async () => {
    await expectWrong([SDK, BLOCK], 'line 3: the block stands behind consent.js')
    await expectWrong([BLOCK.replace(' type="application/json"', ''), SDK], 'line 2: the block is run as a script')
    await expectWrong([BLOCK, BLOCK.replace('{', '{ "mode": "opt-out",'), SDK], 'line 3: a second block, which differs')
    expect(await check(BLOCK, BLOCK, SDK)).toEqual(SOUND)
  })

  it('tells of a tool above the SDK, and of other scripts there', async () => {
    const gtag = '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'
    await expectWrong(
      [gtag, BLOCK, SDK],
      'line 2: <script> of www.googletagmanager.com ("google-analytics") stands above',
    )
    const pixel = "<script>load('https://connect.facebook.net/en_US/fbevents.js')</script>"
    await expectWrong([pixel, BLOCK, SDK], 'line 2: this script names connect.facebook.net ("meta") and stands above')
    const { code, advice } = await check('<script>x()</script><script src="/y.js"></script>', BLOCK, SDK)
    expect([code, advice.length]).toEqual([0, 1])
    expect(advice[0]).toContain('line 2: a script and 1 more above consent.js')
  })

  it('tells of an id that the config does not have, with the nearest that it has', async () => {
    const tag = (need: string) => `<script type="text/plain" data-consent="${need}" src="/a.js"></script>`
    await expectWrong([BLOCK, SDK, tag('statss')], 'line 4: data-consent="statss"', 'did you mean "stats"?')
    await expectWrong([BLOCK, SDK, tag('analytics|!markting')], 'line 4: data-consent=', '"markting"', '"marketing"?')
    await expectWrong([BLOCK, SDK, '<b data-consent="zzzzzzzz"></b>'], 'line 4: data-consent=', 'known: necessary, ')
    await expectWrong([BLOCK, SDK, tag('')], 'line 4: data-consent names nothing')
    await expectWrong([BLOCK, SDK, tag('! analytics')], 'line 4: data-consent="! analytics": "!" stands before no id')
  })

  it.each([
    ['<script src="https://stats.example/a.js"></script>', '<script> of stats.example ("stats") is not tagged'],
    ['<iframe src="//www.youtube.com/embed/1"></iframe>', '<iframe> of www.youtube.com ("youtube") is not tagged'],
    ['<img srcset="/1.png 1x, https://stats.example/p 2x">', '<img> of stats.example ("stats") is not tagged'],
    [
      '<link rel="stylesheet" href="https://fonts.googleapis.com/css2">',
      '<link> of fonts.googleapis.com ("google-fonts")',
    ],
  ])('tells of a known host that nobody tagged: %s', (tag, text) => expectWrong([BLOCK, SDK, tag], `line 4: ${text}`))

  it.each([
    ['<script data-consent="stats" src="/a.js"></script>', 'a tagged script without type="text/plain"'],
    ['<iframe data-consent="stats" src="/a" data-src="/a"></iframe>', 'a tagged <iframe> with src beside data-src'],
    ['<img data-consent="stats" src="/a.png">', 'a tagged <img> with src without data-src'],
    ['<link data-consent="stats" rel="stylesheet" href="/a.css">', 'a tagged <link> with href without data-href'],
  ])('tells of a tag that holds nothing: %s', (tag, text) => expectWrong([BLOCK, SDK, tag], `line 4: ${text}`))

  it.each([
    ['<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>', 'in a <noscript>'],
    ['<link rel="preconnect" href="https://stats.example">', 'is reached before anyone is asked'],
    ["<script>load('https://connect.facebook.net/en_US/fbevents.js')</script>", 'which the config does not declare'],
  ])('advises on what may reach a tool all the same: %s', async (tag, text) => {
    const { code, advice } = await check(BLOCK, SDK, tag)
    expect([code, advice.length]).toEqual([0, 1])
    expect(advice[0]).toContain(text)
  })
})
