import { describe, expect, it } from 'vitest'
import { renderDeclaration } from '../../src/declaration/renderDeclaration'
import { hotjar } from '../../src/services'
import { run } from './run'

const input = JSON.stringify({ policy: { url: '/p', version: '1' }, services: ['hotjar'] })

describe('interact-consent print', () => {
  it('prints the policy as a server renders it, and says which figures no page confirms', async () => {
    const { code, out, err } = await run(['print', 'policy', '-', '--language', 'de'], { input })
    expect(code).toBe(0)
    expect(out).toBe(await renderDeclaration({ services: [hotjar] }, 'de'))
    expect(err).toContain('hotjar: no page confirms lifetime of _hj*Test, storage hjActiveViewportIds')
  })

  it('says where it prints English because nobody speaks the language', async () => {
    const { code, out, err } = await run(['print', 'policy', '-', '--language', 'xx'], { input })
    expect([code, out]).toEqual([0, await renderDeclaration({ services: [hotjar] })])
    expect(err).toContain('no words are known in the language "xx", so it is in English')
    for (const language of ['en-GB', 'de-AT'])
      expect((await run(['print', 'policy', '-', '--language', language], { input })).err).not.toContain('no words')
  })

  it('says that the words of services stay as they are in another language', async () => {
    const files = { 'a.json': { services: ['hotjar'] } }
    const said = async (...typed: string[]) => (await run(['print', 'policy', 'a.json', ...typed], { files })).err
    expect(await said('-l', 'de')).toContain('stay as the config has them, in English')
    for (const typed of [[], ['-l', 'en-GB']]) expect(await said(...typed)).not.toContain('stay as')
  })

  it('prints a header for the undecided and one for each grant', async () => {
    const { code, out, err } = await run(['print', 'csp', '-'], { input })
    expect(code).toBe(0)
    expect(out.match(/^# .*$/gm)).toEqual(['# undecided or refused', '# once granted: analytics'])
    const [undecided, granted] = out.match(/^Content-Security-Policy: .*$/gm) ?? []
    expect(undecided).not.toContain('hotjar')
    expect(granted).toContain('https://*.hotjar.com')
    for (const told of ['contentPolicyFor(config, allows)', 'reload it after a grant', 'hotjar: no page confirms'])
      expect(err).toContain(told)
  })

  it('prints nothing of a wrong config, and nothing else', async () => {
    expect(await run(['print', 'policy', '-'], { input: '{"services":["nobody"]}' })).toMatchObject({
      code: 1,
      out: '',
    })
    const block = (json: string) => `<script id="interact-consent" type="application/json">${json}</script>`
    const two = `<!doctype html>${block('{}')}${block('{"mode":"opt-out"}')}<script src="/consent.js"></script>`
    const { code, out, err } = await run(['print', 'csp', '-'], { input: two })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('two blocks that differ')
    expect(await run(['print', 'table', '-'], { input })).toMatchObject({ code: 2, out: '' })
  })
})
