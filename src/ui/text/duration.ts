/** Writes `13 months` in the visitor's language. The units of the config are those of Intl. */
export const duration = (lifetime: string, language: string): string => {
  const [count, unit = ''] = lifetime.split(' ')
  return Number(count).toLocaleString(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' })
}
