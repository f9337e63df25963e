// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayLog, redactLog, truncateIp } from '../../src/server/mayLog'
import { SITE, storedChoice } from '../support/configs'

const cookie = (granted: string[]) => `interact_consent=${storedChoice(SITE, { granted })}`
const LINE = {
  ip: '203.0.113.77',
  userAgent: 'Mozilla/5.0 (Nintendo)',
  url: '/clinic/search?q=diabetes',
  path: '/clinic/search',
  query: { q: 'diabetes' },
  referrer: 'https://search.example/?q=diabetes',
  headers: { 'x-forwarded-for': '203.0.113.77' },
  method: 'GET',
  status: 200,
  duration: 12,
}

describe('mayLog', () => {
  it('needs the category of log data', () => {
    expect(mayLog(null, SITE)).toBe(false)
    expect(mayLog(cookie([]), SITE)).toBe(false)
    expect(mayLog(cookie(['analytics']), SITE)).toBe(true)
    expect(mayLog(cookie(['analytics']), SITE, 'marketing')).toBe(false)
    expect(mayLog(new Request('https://x.example', { headers: { cookie: cookie(['analytics']) } }), SITE)).toBe(true)
  })
})

describe('redactLog', () => {
  it.each([
    ['undecided', ''],
    ['refused', cookie([])],
    ['another purpose', cookie(['marketing'])],
  ])('keeps no datum about a visitor who did not agree: %s', (_, header) => {
    expect(redactLog(LINE, header, SITE)).toEqual({ method: 'GET', status: 200, duration: 12 })
    expect(redactLog({ status: { ip: '203.0.113.77' } }, header, SITE)).toEqual({})
  })

  it('keeps everything but the end of the address with consent', () => {
    expect(redactLog({ ...LINE, ips: ['203.0.113.77', '2001:db8:1:2::3'] }, cookie(['analytics']), SITE)).toEqual({
      ...LINE,
      ip: '203.0.113.0',
      ips: ['203.0.113.0', '2001:db8:1::'],
      headers: { 'x-forwarded-for': '203.0.113.0' },
    })
  })

  it('cuts addresses wherever they stand, and changes nothing else', () => {
    const circle: Record<string, unknown> = { ip: '203.0.113.77' }
    circle['self'] = circle
    const at = new Date(0)
    const line = {
      msg: 'GET / from 203.0.113.77:5234 by [2001:db8:1:2::3], twice at 12:30:45.',
      req: {
        headers: { 'X-Real-IP': '203.0.113.77', 'user-agent': 'x/120.0.0.0' },
        remoteAddress: '::ffff:203.0.113.77',
      },
      via: [{ client: '203.0.113.77' }, 'std::vector', null, 7],
      at,
      circle,
      clientIp: 'host-203-0-113-77.isp.example',
    }
    expect(redactLog(line, cookie(['analytics']), SITE)).toEqual({
      msg: 'GET / from 203.0.113.0:5234 by [2001:db8:1::], twice at 12:30:45.',
      req: { headers: { 'X-Real-IP': '203.0.113.0', 'user-agent': 'x/120.0.0.0' }, remoteAddress: '203.0.113.0' },
      via: [{ client: '203.0.113.0' }, 'std::vector', null, 7],
      at,
      circle: { ip: '203.0.113.0' },
      clientIp: '',
    })
  })

  it('keeps the fields in keep', () => {
    expect(redactLog({ region: 'eu', ip: '1.2.3.4' }, '', SITE, { keep: ['region'] })).toEqual({ region: 'eu' })
  })
})

describe('truncateIp', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['2001:db8::6', '2001:db8:0::'],
    ['[2001:db8:1::6]', '2001:db8:1::'],
    ['fe80::1%eth0', 'fe80:0:0::'],
    ['::1', '0:0:0::'],
    ['not an address', ''],
    ['1:2', ''],
    ['', ''],
  ])('%s -> %s', (ip, cut) => {
    expect(truncateIp(ip)).toBe(cut)
  })

  it('never keeps the last 8 bits of IPv4 nor the last 80 of IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(truncateIp(ip)).toBe(ip.replace(/\d+$/, '0'))
      }),
    )
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        expect(truncateIp(ip)).toMatch(/^([\da-f]{1,4}:){3}:$|^(\d+\.){3}0$/)
      }),
    )
  })
})
