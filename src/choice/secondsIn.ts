/** Seconds in each unit, by its first two letters. A month is a twelfth of a year of 365.3 days. */
const UNITS: Record<string, number> = {
  se: 1,
  mi: 60,
  ho: 3600,
  da: 86400,
  we: 604800,
  mo: 2630000,
  ye: 31560000,
}

/** Returns the seconds in a declared lifetime such as `13 months`; 0 for `session` and for any other text. */
export function secondsIn(lifetime: string | undefined): number {
  const [count, unit = ''] = `${lifetime}`.split(' ')
  return Number(count) * Number(UNITS[unit.slice(0, 2)]) || 0
}
