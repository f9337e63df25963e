/**
 * Makes a call in one of the ways that vendors accept. Returns `false` where the target is missing or lacks the method.
 */
export type MakeCall = (target: unknown, call: readonly unknown[]) => boolean

type Fn = (...args: unknown[]) => unknown
const isFunction = (value: unknown): value is Fn => typeof value === 'function'

/** `fbq('consent', 'grant')` */
export const callFunction: MakeCall = (target, call) => {
  if (!isFunction(target)) return false
  target(...call)
  return true
}

/** `posthog.set_config({})`: the first element of a call names the method. */
export const callMethod: MakeCall = (target, [method, ...args]) => {
  const object = Object(target)
  if (!isFunction(object[`${method}`])) return false
  object[`${method}`](...args)
  return true
}

/** `_paq.push(['requireConsent'])`: the call becomes one entry of a queue. */
export const pushEntry: MakeCall = (target, call) => callMethod(target, ['push', call])

/** Calls the method; or pushes an entry where the vendor's object has not replaced its queue yet. */
export const callMethodOrPush: MakeCall = (target, call) =>
  callMethod(target, call) || (Array.isArray(target) && pushEntry(target, call))
