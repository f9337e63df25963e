import { matches, nodeType, querySelector } from './natives'

/** Returns whether a node is an element that matches, or contains one that does. */
export const hasMatch = (node: Node, selector: string): boolean =>
  nodeType(node) === 1 && (matches(node, selector) || !!querySelector(node, selector))
