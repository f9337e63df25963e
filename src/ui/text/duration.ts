/** `13 months` in the visitor's language; the config's units are those that Intl knows. */
export const duration = (lifetime: string, language: string): string => {
  const [count, unit = ''] = lifetime.split(' ')
  return Number(count).toLocaleString(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' })
}
