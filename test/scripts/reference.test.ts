import { describe, expect, it } from 'vitest'
import { writeReference } from '../../scripts/reference.mjs'

describe('the reference', () => {
  it('tells of each public name what its docstring says, with types and defaults', () => {
    const text = writeReference()
    for (const name of [
      'createConsent',
      'Consent',
      'ConsentConfig',
      'Choice',
      'readChoice',
      'guard',
      'ConsentProvider',
    ])
      expect(text).toContain(`### ${name}\n`)
    const [, config = ''] = /### ConsentConfig\n([\s\S]*?)\n### /.exec(text) ?? []
    expect(config).toMatch(/\| `afterRevoke\?` +\| .*"reload".*reload the page after a withdrawal/)
    expect(config).toContain("Default: <code v-pre>'reload'</code>")
    const [, choice = ''] = /### Choice\n([\s\S]*?)\n### /.exec(text) ?? []
    expect(choice).toContain('| `granted` |')
    // Each once, though several entries give it out.
    expect(text.match(/^### Choice$/gm)).toHaveLength(1)
  })
})
