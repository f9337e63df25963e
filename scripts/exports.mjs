import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExports } from './entries.mjs'
import { root } from './setup.mjs'

/** `npm run exports`: writes `exports` of package.json anew. A test holds that it was run. */

const file = join(root, 'package.json')
const manifest = JSON.parse(readFileSync(file, 'utf8'))
writeFileSync(file, `${JSON.stringify({ ...manifest, exports: makeExports() }, null, 2)}\n`)
