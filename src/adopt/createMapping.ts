import type { Adoption, Tool } from './types'

/** Returns our ids for an id of another tool. An id that has none here is returned as it is. */
export type ToOurs = (theirs: string) => readonly string[]

/** Ours for an id: what the site says, the same id, or what the tool calls alike on every site. */
export function createMapping(tool: Tool, { map = {} }: Adoption, ids: readonly string[]): ToOurs {
  const said = new Map(Object.entries(map))
  const usual = new Map(Object.entries(tool.ids ?? {}))
  return (theirs) => {
    // A list stands for a mistake: the texts that it may mean.
    const [ours] = [said.get(theirs)].flat()
    return ours?.match(/\S+/g) ?? [(!ids.includes(theirs) && usual.get(theirs)) || theirs]
  }
}
