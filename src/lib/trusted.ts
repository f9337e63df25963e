type Rule = (text: string) => string

/** Makes values that a page under `require-trusted-types-for 'script'` accepts from us. */
export interface Trusted {
  createScript: Rule
  createScriptURL: Rule
  createHTML: Rule
}

const same: Rule = (text) => text

/** Leaves strings unchanged; a page that requires Trusted Types refuses them. */
export const plain: Trusted = { createScript: same, createScriptURL: same, createHTML: same }

/**
 * Creates the policy `interact-consent` (https://www.w3.org/TR/trusted-types/). Only text from the page's own tags is
 * passed through it. If the page forbids the policy, returns `plain`, and the browser refuses the strings.
 */
export function createTrusted(world: {
  trustedTypes?: { createPolicy(name: string, rules: Trusted): Trusted }
}): Trusted {
  try {
    return world.trustedTypes?.createPolicy('interact-consent', plain) ?? plain
  } catch {
    // `trusted-types` does not list it, or another copy of the SDK has created it.
    return plain
  }
}
