/** Puts values where a text has `{name}`. A site may have given a number for the text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  `${text}`.replace(/{(\w+)}/g, (_, name) => `${values[name]}`)
