const UNITS: Record<string, number> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
  // A twelfth of a year, which has 365.2425 days.
  month: 2629746,
  year: 31556952,
}

/** How long a declared lifetime is, in seconds: `13 months`, `1 year`; 0 for the session. */
export function secondsIn(lifetime: string): number {
  const [count, unit = ''] = lifetime.split(' ')
  return Number(count) * (UNITS[unit.replace(/s$/, '')] ?? 0) || 0
}
