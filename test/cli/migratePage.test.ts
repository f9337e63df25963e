import { expect, it } from 'vitest'
import { run } from './run'

const migrate = (lines: readonly string[]) => run(['migrate', '-'], { input: ['<!doctype html>', ...lines].join('\n') })

it('tells each line of a page in which something of the other tool is left', async () => {
  const left = [
    '<script id="Cookiebot" src="https://consent.cookiebot.com/uc.js" data-cbid="1"></script>',
    '<link rel="stylesheet" href="/vendor/cookieconsent.css">',
    '<script type="module" src="cookieconsent-config.js"></script>',
    "<script>\nklaro.show()</script><script type='module'>import '/js/cookieconsent.esm.js'</script>",
    '<a onclick="return klaro.show()">Settings</a>',
    '<a href="#tarteaucitron">Settings</a>',
    '<button data-cc="accept-custom">Save</button>',
    '<div class="cookieconsent-optout-marketing">Please accept</div>',
    '<div id="ot-sdk-cookie-policy"></div>',
    '<script id="CookieDeclaration" src="https://consent.cookiebot.com/1/cd.js"></script>',
    '<div class="youtube_player" videoID="x" width="560"></div>',
    '<div data-service="youtube" data-id="x"></div>',
  ]
  const { code, out, err } = await migrate(left)
  expect(code).toBe(0)
  expect(out).toBe(['<!doctype html>', ...left].join('\n'))
  expect(err.split('\n').map((line) => /^page (line \d+: [^:;]*)/.exec(line)?.[1])).toEqual([
    'line 2: this tag loads the other tool',
    'line 3: this tag loads the other tool',
    'line 4: this tag loads the config of the other tool',
    'line 5: this script calls the other tool',
    'line 6: this script calls the other tool',
    'line 7: this element calls the other tool',
    'line 8: this element calls the other tool',
    'line 9: this element calls the other tool',
    'line 10: this element is shown and hidden by Cookiebot',
    'line 11: this element is the list of the other tool',
    'line 12: this element is the list of the other tool',
    'line 13: this element is filled by tarteaucitron',
    'line 14: this element is filled by iframemanager',
  ])
})

it.each([
  ['cookiebot', '<script type="text/plain" data-cookieconsent="statistics" src="/a.js"></script>'],
  ['onetrust', '<script type="text/plain" class="optanon-category-C0002" src="/a.js"></script>'],
])('says how the answers to %s are taken over', async (tool, tag) => {
  expect((await migrate([tag])).err).toContain(`add "adopt": { "from": "${tool}" } to your config`)
  expect((await migrate(['<button data-cc="accept-all">Yes</button>'])).err).toBe('')
})

it('leaves alone what is no tag, and what is nobody’s', async () => {
  const page = [
    '<!-- <script type="text/plain" data-category="analytics"></script> -->',
    '<script>const made = \'<button data-cc="accept-all">\'</script>',
    '<button data-cc="visa">Pay</button>',
    '<link rel="stylesheet" href="/site.css">',
  ]
  const { out, err } = await migrate([...page, '<button data-cc="accept-all">Yes</button>'])
  expect(out).toBe(['<!doctype html>', ...page, '<button data-consent-accept>Yes</button>'].join('\n'))
  expect(err).toBe('')
})

it('reads a template, which begins with no tag', async () => {
  const template = (tag: string) => `{% load static %}\n<!doctype html>${tag}`
  const files = {
    'base.html': template('<script type="text/plain" data-cookieconsent="marketing" src="/a.js"></script>'),
  }
  const { code, out } = await run(['migrate', 'base.html'], { files })
  expect([code, out]).toEqual([0, template('<script src="/a.js" type="text/plain" data-consent="marketing"></script>')])
})
