type Words = () => Promise<{ words: readonly string[] }>

/** For bundlers: the words of each language, as a chunk of its own. */
export const languages: Record<string, Words> = {
  de: () => import('./de.json?words'),
}
