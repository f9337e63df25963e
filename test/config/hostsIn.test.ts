// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostsIn } from '../../src/config/hostsIn'
import { runs } from '../support/sweep'

describe('hostsIn', () => {
  it.each([
    ['stats.example.com', 'stats.example.com'],
    ['Stats.Example.COM', 'stats.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['stats.example.com/', 'stats.example.com'],
    ['stats.example.com:8443', 'stats.example.com:8443'],
    ['www.example.com/recaptcha/', 'www.example.com/recaptcha/'],
    ['WWW.example.com:80/Path/x.js', 'www.example.com:80/Path/x.js'],
    ['localhost', 'localhost'],
    ['localhost:8443', 'localhost:8443'],
    ['ｓｔａｔｓ.example', 'stats.example'],
    ['stats.exam\u00adple', 'stats.example'],
    ['10.0.0.1', '10.0.0.1'],
    ['my_host.example', 'my_host.example'],
  ])('takes %j as %j', (text, host) => {
    expect(hostsIn(text)).toBe(host)
  })

  it.each([
    ['https://stats.example.com', ['stats.example.com']],
    ['https://stats.example.com/path/x.js?id=1#x', ['stats.example.com', 'stats.example.com/path/x.js']],
    ['//stats.example.com', ['stats.example.com']],
    ['\\\\stats.example.com', ['stats.example.com']],
    ['wss://Stats.example.com:8443/', ['stats.example.com', 'stats.example.com:8443/']],
    ['.example.com', ['example.com']],
    ['*.example.com', ['example.com']],
    ['*.*.example.com', ['example.com']],
    ['https://*.example.com/*', ['example.com', 'example.com/']],
    ['stats.example.com.', ['stats.example.com']],
    [' stats.example.com', ['stats.example.com']],
    ['stats.example.com\n', ['stats.example.com']],
    ['stats.example.com/?x', ['stats.example.com', 'stats.example.com/']],
    ['stats.example.com/*', ['stats.example.com', 'stats.example.com/']],
    ['stats.example.com(', ['stats.example.com']],
    ['stats.example.com:port', ['stats.example.com']],
    ['x[', ['x']],
    ['x\\', ['x']],
    ['x?', ['x']],
    ['x+', ['x']],
    ['/stats\\.example\\.com/', ['stats.example.com', 'stats.example.com/']],
    ['a.example b.example', ['a.example', 'b.example']],
    ['“stats.example.com”', ['stats.example.com']],
    ['stats.example.com…', ['stats.example.com']],
    ['stats.example.com。', ['stats.example.com']],
    ['stats。example', ['stats', 'example']],
    ['a.example、b.example；c.example', ['a.example', 'b.example', 'c.example']],
    ['https?://stats.example.com', ['stats.example.com']],
    ['http(s)://stats.example.com/x', ['stats.example.com', 'stats.example.com/x']],
    ['*://*.stats.example.com/*', ['stats.example.com', 'stats.example.com/']],
    ['**.stats.example.com', ['stats.example.com']],
    ['stats.example.com:0443', ['stats.example.com']],
    ['stats.example.com:99999', ['stats.example.com', 'stats.example.com:99999']],
    ['a.example, https://b.example; c.example|d.example', ['a.example', 'b.example', 'c.example', 'd.example']],
    ['"stats.example.com"', ['stats.example.com']],
    ['stats.example.com (main)', ['stats.example.com', 'main']],
    ['stats.example.com # main', ['stats.example.com', 'main']],
    ['(b|a).example', ['b', '*']],
    ['(a|b.example)', ['a', 'b.example']],
    ['{a,b}.example', ['a', '*']],
    ['stats.example.(com|net)', ['*', 'net']],
    ['stats%2Eexample', ['*']],
    ['%73tats.example', ['*']],
    ['stats[.]example[.]com', ['*']],
    ['user@stats.example.com', ['*']],
    ['https://user:password@stats.example.com/x', ['*']],
    ['//user:8443@stats.example.com', ['*']],
    ['https//stats.example.com', ['*']],
    ['http//:stats.example.com', ['*']],
    ['(https?:)?//stats.example.com', ['*']],
    ['https://', ['*']],
    ['undefined', ['*']],
    ['https://undefined:8443/x', ['*']],
    ['null', ['*']],
    ['2001:db8::1', ['*']],
    ['[2001:db8::1]', ['*']],
    ['a.example/x,b.example/y', ['a.example', 'a.example/x', 'b.example', 'b.example/y']],
    ['a.example/x|b.example', ['a.example', 'a.example/x', 'b.example']],
    ['stats.*', ['stats.*']],
    ['eu-*.ads.example', ['eu-*.ads.example']],
    ['*', ['*']],
    ['', ['*']],
    ['   ', ['*']],
    ['[', ['*']],
    ['[::1]', ['*']],
    ['?', ['*']],
    ['\\', ['*']],
    ['1.2.3.4.5', ['*']],
    ['a'.repeat(2e5), ['*']],
    ['*'.repeat(2e5), ['*']],
    [`${'a.'.repeat(1e5)}example`, ['*']],
    [5, ['*']],
    [null, ['*']],
    [['a.example'], ['*']],
    [{ toString: 1 }, ['*']],
  ])('takes %j for a mistake, and reads it as %j', (text, hosts) => {
    expect(hostsIn(text)).toEqual(hosts)
  })

  it('throws nothing, and finds a host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), (text) => {
        expect(hostsIn(text)[0]).toMatch(/./)
      }),
      runs(2000),
    )
  })

  it('reads a host with any prefix or suffix alike', () => {
    const noise = fc.constantFrom('', ' ', 'https://', '//', '*.', '.', 'HTTP://', '\\\\', 'https://*.')
    const tail = fc.constantFrom('', '/', '.', ' ', '/x?y', ':8443/', '(', '#x', '/*', '?', ']')
    fc.assert(
      fc.property(fc.domain(), noise, tail, fc.boolean(), (host, before, after, upper) => {
        const text = before + (upper ? host.toUpperCase() : host) + after
        const read = hostsIn(text)
        if (typeof read === 'string') expect(read.split(/[:/]/, 1)).toEqual([host.toLowerCase()])
        else expect(read[0]).toBe(host.toLowerCase())
      }),
    )
  })
})
