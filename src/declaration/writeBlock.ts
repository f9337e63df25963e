/**
 * Returns the script element that holds a config in a page. `<` is escaped: an element ends at the first `</script`, and
 * `<!--` changes how its end is found (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 */
export const writeBlock = (config: unknown): string =>
  `<script type="application/json" id="interact-consent">\n${JSON.stringify(config, null, 2).replaceAll('<', '\\u003c')}\n</script>`
