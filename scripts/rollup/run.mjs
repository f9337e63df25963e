import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { rollup } from 'rollup'
import configs from '../../rollup.config.mjs'
import { root } from '../setup.mjs'

/**
 * All of rollup.config.mjs, several bundles at a time, where `rollup -c` makes one after the other. A warning counts as
 * a failure.
 */

/** @type {import('rollup').LogHandlerWithDefault} */
const fail = (level, log) => {
  if (level !== 'debug' && level !== 'info') throw Object.assign(new Error(log.message), log)
}

/** @param {import('rollup').RollupOptions} config */
async function make({ output = [], ...input }) {
  const began = performance.now()
  const onLog = input.onLog ?? ((level, log, handle) => handle(level, log))
  const bundle = await rollup({ ...input, onLog: (level, log) => onLog(level, log, fail) })
  const outputs = [output].flat()
  await Promise.all(outputs.map((each) => bundle.write(each)))
  await bundle.close()
  const names = outputs.map(({ file, dir = '' }) => relative(root, file ?? dir))
  console.log(`${[...new Set(names)].join(', ')} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

try {
  const [compile, ...bundles] = configs
  // The others are made of what this one leaves.
  if (compile) await make(compile)
  const waiting = bundles.values()
  const workers = Array.from({ length: availableParallelism() + 1 }, async () => {
    for (const config of waiting) await make(config)
  })
  await Promise.all(workers)
} catch (error) {
  const { message, loc, frame } = /** @type {import('rollup').RollupError} */ (error)
  console.error([message, loc && `${loc.file}:${loc.line}:${loc.column}`, frame].filter(Boolean).join('\n'))
  // Files that wait for the hash of the one that failed, and terser's workers, would keep the process.
  process.exit(1)
}
