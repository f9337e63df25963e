import { type LanguagePart, PARTS, type PartName, type Parts } from './registry'

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name)

/** Fetches a part as a module; a bundler makes a chunk of each. */
export function loadModules<P extends PartName>(part: P): Promise<Parts[P]>
export function loadModules(part: `text-${string}`): Promise<LanguagePart>
export async function loadModules(part: string): Promise<unknown> {
  if (isPart(part)) return PARTS[part].load()
  // Of each language a chunk, and a chunk that knows them: nobody downloads what they do not read.
  const { languages } = await import('../ui/text/languages')
  return languages[part.replace('text-', '')]?.()
}
