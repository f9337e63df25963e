/** Puts values where a text has `{name}`. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/{(\w+)}/g, (_, name) => `${values[name]}`)
