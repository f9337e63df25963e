// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encode } from '../../src/storage/codec'
import { refuseWhatSandboxRefuses } from './refuseWhatSandboxRefuses'
import { readPermissions, readSections, readTests, runTemplate } from './runTemplate'

const gtm = join(import.meta.dirname, '../../gtm')
const template = readSections(readFileSync(join(gtm, 'template.tpl'), 'utf8'))
const tests = readTests(template.TESTS ?? '')

describe('the template of Tag Manager', () => {
  it.each(tests.scenarios)('$name', ({ code }) => {
    runTemplate(template, { setup: tests.setup, code })
  })

  it('asks for the permissions that it uses, and no others', () => {
    const used = tests.scenarios.flatMap(({ code }) => [...runTemplate(template, { setup: tests.setup, code })])
    expect([...new Set(used)].sort()).toEqual(readPermissions(template.WEB_PERMISSIONS ?? '').sort())
  })

  it('reads the choice as the SDK writes it', () => {
    const choice = encode({
      choice: {
        granted: ['analytics', 'own-category'],
        except: ['hot.jar'.replace('.', '-')],
        lifetime: 'persistent',
        policy: '2026 & more',
        at: '2026-11-24T03:00:00.000Z',
        by: 'visitor',
      },
      known: ['abcd'],
      signal: false,
    })
    const code = `
      cookies = [${JSON.stringify(choice)}];
      runCode(settings({policyVersion: '2026 & more', functionalityStorage: 'own-category', adStorage: 'hot-jar, analytics'}));
      assertThat(defaults[0].analytics_storage).isEqualTo('granted');
      assertThat(defaults[0].functionality_storage).isEqualTo('granted');
      assertThat(defaults[0].ad_storage).isEqualTo('denied');`
    runTemplate(template, { setup: tests.setup, code })
  })

  it('never calls gtag itself, and its parts are what the editor reads', () => {
    expect(template.SANDBOXED_JS_FOR_WEB_TEMPLATE).not.toMatch(/gtag\(/)
    expect(JSON.parse(template.INFO ?? '')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] })
    const fields: { subParams?: { name: string }[]; name: string }[] = JSON.parse(template.TEMPLATE_PARAMETERS ?? '')
    const names = fields.flatMap(({ subParams, name }) => (subParams ? subParams.map((field) => field.name) : [name]))
    const read = [...(template.SANDBOXED_JS_FOR_WEB_TEMPLATE ?? '').matchAll(/\bdata\.(\w+)/g)].map(([, name]) => name)
    expect(names.filter((name) => !read.includes(name))).toEqual(['first'])
    expect([...new Set(read)].filter((name = '') => !names.includes(name))).toEqual(['gtmOnSuccess'])
    expect(readFileSync(join(gtm, 'LICENSE'), 'utf8')).toContain('Apache License')
    expect(readFileSync(join(gtm, 'metadata.yaml'), 'utf8')).toMatch(
      /^homepage:[\s\S]*^documentation:[\s\S]*^versions:/m,
    )
  })
})

/** In the form of the one that Google's documentation walks through: a default, or an update, from the tag's fields. */
const SIMPLE = {
  SANDBOXED_JS_FOR_WEB_TEMPLATE: `
const setDefaultConsentState = require('setDefaultConsentState');
const updateConsentState = require('updateConsentState');
const gtagSet = require('gtagSet');
const main = (data) => {
  gtagSet('ads_data_redaction', data.ads_data_redaction);
  if (data.command === 'default') setDefaultConsentState({ad_storage: 'denied', wait_for_update: 500});
  else updateConsentState({ad_storage: 'granted'});
};
main(data);
data.gtmOnSuccess();`,
  WEB_PERMISSIONS: JSON.stringify([
    {
      instance: {
        key: { publicId: 'access_consent' },
        param: [
          {
            key: 'consentTypes',
            value: {
              type: 2,
              listItem: [
                {
                  type: 3,
                  mapKey: ['consentType', 'read', 'write'].map((string) => ({ type: 1, string })),
                  mapValue: [
                    { type: 1, string: 'ad_storage' },
                    { type: 8, boolean: true },
                    { type: 8, boolean: true },
                  ],
                },
              ],
            },
          },
        ],
      },
    },
    {
      instance: {
        key: { publicId: 'write_data_layer' },
        param: [{ key: 'keyPatterns', value: { type: 2, listItem: [{ type: 1, string: 'ads_data_redaction' }] } }],
      },
    },
  ]),
}
const run = (code: string, more = {}) => runTemplate({ ...SIMPLE, ...more }, { setup: '', code })

describe('the runner', () => {
  it('runs a template in the form of the one in the documentation', () => {
    run(
      `runCode({command: 'default'}); assertApi('setDefaultConsentState').wasCalledWith({ad_storage: 'denied', wait_for_update: 500});`,
    )
    run(
      `runCode({command: 'update'}); assertApi('updateConsentState').wasCalled(); assertApi('gtmOnSuccess').wasCalled();`,
    )
  })

  it('fails on what is asserted and does not hold', () => {
    expect(() => run(`runCode({command: 'update'}); assertApi('updateConsentState').wasNotCalled();`)).toThrow(
      'was called',
    )
    expect(() => run(`assertThat([1]).isEqualTo([2]);`)).toThrow('[1] is not [2]')
  })

  it('fails on an API, a key or a type that the permissions lack', () => {
    expect(() => run(`runCode({})`, { SANDBOXED_JS_FOR_WEB_TEMPLATE: `require('eval')` })).toThrow('no API')
    const code = `const call = require('callInWindow'); call('alert', 1);`
    expect(() => run(`runCode({})`, { SANDBOXED_JS_FOR_WEB_TEMPLATE: code })).toThrow('access_globals alert execute')
    const type = `require('updateConsentState')({security_storage: 'granted'});`
    expect(() => run(`runCode({})`, { SANDBOXED_JS_FOR_WEB_TEMPLATE: type })).toThrow('access_consent security_storage')
  })

  it.each([
    ['new Date()', 'NewExpression'],
    ['const a = /x/', 'regular expression'],
    ['const a = `x`', 'TemplateLiteral'],
    ['const a = () => this', 'ThisExpression'],
    ['try { a } catch (b) {}', 'TryStatement'],
    ['class A {}', 'Class'],
    ['const a = {b() {}}', 'b() {}'],
    ['window.alert(1)', 'knows no window'],
    ['const a = Date.now()', 'knows no Date'],
    ['const a = [...data]', 'SpreadElement'],
  ])('refuses what the sandbox refuses: %s', (code, said) => {
    expect(() => refuseWhatSandboxRefuses(code, ['data'])).toThrow(said)
  })
})
