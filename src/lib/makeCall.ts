/**
 * The ways in which vendors take calls. Each tells whether the call could be made: what is not there yet, or lacks the
 * method, cannot be spoken to.
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

/** `posthog.set_config({})`: the first of a call is its method. */
export const callMethod: MakeCall = (target, [method, ...args]) => {
  const object = Object(target)
  if (!isFunction(object[`${method}`])) return false
  object[`${method}`](...args)
  return true
}

/** `_paq.push(['requireConsent'])`: a call is one entry of a queue. */
export const pushEntry: MakeCall = (target, call) => callMethod(target, ['push', call])

/** A method where there is one, or an entry of the queue that is to become the vendor's own object. */
export const callMethodOrPush: MakeCall = (target, call) =>
  callMethod(target, call) || (Array.isArray(target) && pushEntry(target, call))
