/**
 * Whether a value is an object with keys of its own, or what a module exports. A promise, a `Map` or a `Response` is a
 * mistake: without such keys it would pass for a config that leaves everything out.
 */
export const isObject = (value: unknown): value is Record<string, unknown> => / (Mod|Obj)/.test({}.toString.call(value))
