import { adoptTags } from '../adopt/adoptTags'
import { createMapping } from '../adopt/createMapping'
import { namesOf } from '../adopt/findAnswer'
import { ADOPTED_TOOLS } from '../adopt/names'
import { eraseStored } from '../adopt/stored'
import { toolOf } from '../adopt/toolOf'
import type { Installed } from '../gate/types'
import { cookieNames } from '../storage/cookieJar'
import type { PageHost } from './types'

export { findAnswer } from '../adopt/findAnswer'

/**
 * Takes the tags of the tool that the site had before for ours. Erases what that tool has stored as soon as there is a
 * choice here: the visitor's answer is kept once, and an old one cannot come back after a later one.
 */
export function install(host: PageHost): Installed {
  const { config, fail, isDecided } = host
  const { from = '' } = config.adopt
  const tool = toolOf(from)
  if (!tool) {
    fail('unknown-tool', `"${from}" (${ADOPTED_TOOLS})`)
    return { undo() {} }
  }
  const tags = adoptTags(host, tool, createMapping(tool, config.adopt, config.ids))
  let isErased = false
  const erase = (): void => {
    if (isErased || !isDecided()) return
    isErased = true
    const names = namesOf(tool, config.adopt)
    eraseStored(names)
    const left = cookieNames().filter((name) => names.includes(name))
    if (left[0]) fail('not-erased', left.join(', '))
  }
  erase()
  return {
    update() {
      tags.update?.()
      erase()
    },
    undo: tags.undo,
  }
}
