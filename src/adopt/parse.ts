/** Whether a value is a list of texts. */
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Parses a JSON object, plain as in storage or encoded as in a cookie. Throws if it is none. */
export function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text.startsWith('{') ? text : decodeURIComponent(text))
  if (!value || typeof value !== 'object' || Array.isArray(value)) throw new TypeError('it is no object')
  return value as Record<string, unknown>
}

/** Returns a time in milliseconds since 1970. Throws if the value is no date. */
export function parseTime(value: unknown): number {
  const time = typeof value === 'number' ? value : Date.parse(`${value}`)
  // The range of a `Date`.
  if (!(Math.abs(time) <= 864e13)) throw new TypeError('its date cannot be read')
  return time
}

/** Returns the ids that have this value. */
export const idsWith = (answers: Record<string, unknown>, value: boolean): string[] =>
  Object.keys(answers).filter((id) => answers[id] === value)
