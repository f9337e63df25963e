import { type LanguagePart, PARTS, type PartName, type Parts } from './registry'

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name)

/** Loads a part with `import()`, so that a bundler makes a chunk of each. */
export function loadModules<P extends PartName>(part: P): Promise<Parts[P]>
export function loadModules(part: `text-${string}`): Promise<LanguagePart>
export async function loadModules(part: string): Promise<unknown> {
  if (isPart(part)) return PARTS[part].load()
  // The list of languages is a chunk too: only visitors who need another language download it.
  const { languages } = await import('../ui/text/languages')
  return languages[part.replace('text-', '')]?.()
}
