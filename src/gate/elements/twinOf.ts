import { createElement, importNode, inertDocument, nodeType } from '../../lib/natives'

/** Returns a shallow copy of an element in a document that loads nothing; a `body` for any other node. */
export const twinOf = (node: Node | null): Element =>
  node && nodeType(node) === 1 ? (importNode(inertDocument(), node) as Element) : createElement(inertDocument(), 'body')
