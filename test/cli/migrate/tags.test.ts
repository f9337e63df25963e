import { describe, expect, it } from 'vitest'
import { migrate } from '../moved'

describe('moveTags', () => {
  it.each([
    [
      '<script id="a" type="text/plain" data-cookieconsent="statistics, marketing" src="/a.js"></script>',
      '<script id="a" src="/a.js" type="text/plain" data-consent="analytics marketing"></script>',
    ],
    ['<script data-cookieconsent="ignore" src="/a.js"></script>', '<script src="/a.js"></script>'],
    [
      '<iframe data-cookieconsent="marketing" data-cookieblock-src="https://v.example/1" title="t"></iframe>',
      '<iframe title="t" data-src="https://v.example/1" data-consent="marketing"></iframe>',
    ],
    [
      '<script type="text/plain" class="x optanon-category-C0002-C0004">go()</script>',
      '<script class="x" type="text/plain" data-consent="analytics marketing">go()</script>',
    ],
    [
      '<script type="text/plain" data-type="module" data-name="matomo" data-src="/m.js"></script>',
      '<script src="/m.js" type="text/plain" data-type="module" data-consent="matomo"></script>',
    ],
    [
      '<script type="text/plain" data-category="analytics" data-service="ga">go()</script>',
      '<script type="text/plain" data-consent="google-analytics">go()</script>',
    ],
    [
      '<script type="text/plain" data-usercentrics="Google Analytics" src="/g.js"></script>',
      '<script src="/g.js" type="text/plain" data-consent="google-analytics"></script>',
    ],
    ['<script class="optanon-category-C0001" type="text/plain" src="/n.js"></script>', '<script src="/n.js"></script>'],
    [
      '<script type="text/plain" data-category="!ads">x()</script>',
      '<script type="text/plain" data-consent="!marketing">x()</script>',
    ],
    [
      '<script type="text/plain" data-category="analytics" data-service="!Google Analytics">x()</script>',
      '<script type="text/plain" data-consent="!google-analytics">x()</script>',
    ],
    ['<button data-cc="show-preferencesModal">Settings</button>', '<button data-consent-open>Settings</button>'],
    ['<a href="#" data-cc="accept-necessary">No</a>', '<a href="#" data-consent-reject>No</a>'],
    [
      '<button id="b" class="big ot-sdk-show-settings">Settings</button>',
      '<button id="b" data-consent-open class="big">Settings</button>',
    ],
    [
      '<script type="text/plain" data-name="Our stats (new)" data-src="/s.js"></script>',
      '<script src="/s.js" type="text/plain" data-consent="Our-stats-new"></script>',
    ],
    [
      '<iframe data-usercentrics="YouTube Video" uc-src="https://www.youtube.com/embed/1" title="t"></iframe>',
      '<iframe title="t" data-src="https://www.youtube.com/embed/1" data-consent="YouTube-Video"></iframe>',
    ],
  ])('moves the tag %s', async (theirs, ours) => {
    const before = '<!doctype html>\n<p data-name="left alone">1 &lt; 2</p>\n'
    expect((await migrate('page.html', before + theirs)).out).toBe(before + ours)
  })
})
