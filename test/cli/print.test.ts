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
    expect(err).toContain('hotjar: no page confirms storage hjActiveViewportIds')
  })

  it('prints a header for the undecided and one for each grant', async () => {
    const { code, out } = await run(['print', 'csp', '-'], { input })
    expect(code).toBe(0)
    expect(out.match(/^# .*$/gm)).toEqual(['# undecided or refused', '# once granted: analytics'])
    const [undecided, granted] = out.match(/^Content-Security-Policy: .*$/gm) ?? []
    expect(undecided).not.toContain('hotjar')
    expect(granted).toContain('https://*.hotjar.com')
  })

  it('prints nothing of a wrong config, and nothing else', async () => {
    expect(await run(['print', 'policy', '-'], { input: '{"services":["nobody"]}' })).toMatchObject({
      code: 1,
      out: '',
    })
    expect(await run(['print', 'table', '-'], { input })).toMatchObject({ code: 2, out: '' })
  })
})
