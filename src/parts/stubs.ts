import type { Installed } from '../gate/types'
import { CALLS } from '../stubs/calls'
import { type Stub, type StubHost, standIn } from '../stubs/standIn'
import type { PageHost } from './types'

/** Returns the globals of the services with `stub`, by name. */
function globalsOf({ config, fail }: Pick<PageHost, 'config' | 'fail'>): Map<string, Stub> {
  const globals = new Map<string, Stub>()
  for (const { id, stub } of config.services) {
    if (!stub) continue
    if (!CALLS[id]) fail('unknown-stub', `${id} (${Object.keys(CALLS)})`)
    for (const path of CALLS[id] ?? []) {
      const [root = '', ...names] = path.split('.')
      const shared = globals.get(root) ?? { ids: [], methods: new Set() }
      if (!shared.ids.includes(id)) shared.ids.push(id)
      shared.methods.add(names.join('.'))
      globals.set(root, shared)
    }
  }
  return globals
}

/** Queues the page's calls of held vendors, which would throw otherwise, until the visitor decides. */
export function install(host: PageHost & StubHost): Installed {
  const all = [...globalsOf(host)].map(([root, stub]) => standIn(root, stub, host))
  const update = (): void => {
    for (const stub of all) stub.update?.()
  }
  update()
  return {
    update,
    undo() {
      for (const stub of all) stub.undo()
    },
  }
}
