import { ownerOf } from '../../lib/capture'
import { createElement, inertDocument, readOnce } from '../../lib/natives'
import { patch } from '../../lib/patch'
import type { GateContext } from '../types'
import { createClosedRootCleaner } from './closedRoots'
import type { Holder } from './hold'
import type { Judge } from './judge'

/**
 * Guards the methods that parse a document, and the getters that may return one. It loads nothing, but its nodes may
 * come into the page later. Returns the undos.
 */
export function guardParsedDocuments(
  { trusted }: GateContext,
  { mayHold }: Judge,
  { holdAll }: Holder,
): (() => void)[] {
  const inert = inertDocument()
  const cleanClosed = createClosedRootCleaner(trusted, holdAll)

  const guard = (owner: object | undefined, key: string, part?: 'get'): (() => void) =>
    patch(
      owner,
      key,
      (go, args, stack) => {
        if (!part) args[0] = readOnce(args[0])
        const isSuspect = part || mayHold(`${args[0]}`)
        if (isSuspect && key === 'parseHTMLUnsafe') args[0] = cleanClosed(args[0], createElement(inert, 'html'), stack)
        const parsed = go()
        if (isSuspect && 'adoptNode' in Object(parsed)) holdAll(parsed as Document, stack)
        return parsed
      },
      part,
    )

  // Not a real one: the page may have replaced the class, or taken it away.
  const request = Object.create(globalThis.XMLHttpRequest?.prototype ?? null)
  return [
    guard(globalThis.DOMParser?.prototype, 'parseFromString'),
    ...['parseHTML', 'parseHTMLUnsafe'].map((key) => guard(ownerOf(inert, 'cookie')?.constructor, key)),
    ...['response', 'responseXML'].map((key) => guard(ownerOf(request, key), key, 'get')),
  ]
}
