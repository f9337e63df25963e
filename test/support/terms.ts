import type { Call, Terms, Vendor } from '../../src/signals/types'

/** What a vendor is told by somebody who granted these categories. */
export const terms = (granted: string[], more: Partial<Terms> = {}): Terms => ({
  allows: (category) => granted.includes(category),
  categories: ['functional', 'analytics', 'marketing'],
  decided: true,
  first: false,
  had: false,
  ...more,
})

/** Speaks to something that keeps every call, by its method or by itself. */
export function listen(vendor: Vendor, calls: readonly Call[]): unknown[][] {
  const heard: unknown[][] = []
  const target = new Proxy(() => {}, {
    apply: (_target, _self, args) => void heard.push(args),
    get:
      (_target, method) =>
      (...args: unknown[]) =>
        heard.push([method, ...args]),
  })
  for (const call of calls) vendor.makeCall(target, call)
  return heard
}
