type Rule = (text: string) => string

/** Makes strings that a page under `require-trusted-types-for 'script'` accepts from us. */
export interface Trusted {
  createScript: Rule
  createScriptURL: Rule
  createHTML: Rule
}

const same: Rule = (text) => text

/** Leaves strings what they are: where the page asks for Trusted Types, the browser refuses them. */
export const plain: Trusted = { createScript: same, createScriptURL: same, createHTML: same }

/**
 * The policy `interact-consent` (https://www.w3.org/TR/trusted-types/). It lets through only what already stood in the
 * page's own tags. Where the page does not allow the policy, the bare strings go on and the browser refuses them.
 */
export function createTrusted(world: {
  trustedTypes?: { createPolicy(name: string, rules: Trusted): Trusted }
}): Trusted {
  try {
    return world.trustedTypes?.createPolicy('interact-consent', plain) ?? plain
  } catch {
    // `trusted-types` does not name it, or another copy of the SDK has it.
    return plain
  }
}
