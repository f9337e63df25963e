// @vitest-environment node
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { type Plugin, rollup } from 'rollup'
import ts from 'typescript'
import { minifySync } from 'vite'
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'

const folder = fileURLToPath(new URL('../../src/services/', import.meta.url))

const stripped: Plugin = {
  name: 'stripped',
  resolveId: (id) => (id.startsWith('./') ? `${folder}${id.slice(2)}.ts` : id),
  load: (id) =>
    id.startsWith(folder)
      ? ts.transpileModule(readFileSync(id, 'utf8'), {
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
        }).outputText
      : null,
}

async function bundle(name: string, from: string): Promise<string> {
  const plugins: Plugin[] = [
    {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? id : null),
      load: (id) => (id === 'entry' ? `export { ${name} } from './${from}'` : null),
    },
    stripped,
  ]
  const { output } = await (await rollup({ input: 'entry', plugins })).generate({ format: 'es' })
  return minifySync('service.js', output[0].code, { module: true }).code
}

describe('what a service weighs in a bundle', () => {
  it.each(Object.keys(catalogue))('takes less than 0.5 kB for %s, brotli', async (name) => {
    expect(brotliCompressSync(await bundle(name, name)).length).toBeLessThan(500)
  })

  it('bundles nothing of the others', async () => {
    expect(await bundle('hotjar', 'index')).toBe(await bundle('hotjar', 'hotjar'))
  })
})
