/** The package's version, set by the build. */
declare const __VERSION__: string

/** The words of a language, as a list in the order of its file. */
declare module '*.json?words' {
  export const words: readonly string[]
}

declare module '*.css?inline' {
  const css: string
  export default css
}
