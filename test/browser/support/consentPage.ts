import type { ConsentConfig } from '../../../src/config/schema'

export interface PageParts {
  /** The JSON block; none where left out. A string goes in as it is, for broken ones. */
  config?: ConsentConfig | Record<string, unknown> | string
  /** After the SDK's tag. */
  head?: string
  /** Before the SDK's tag. */
  before?: string
  body?: string
  /** Content-Security-Policy, as a `<meta>` before everything else. */
  csp?: string
  /** Of the SDK's own tag: `nonce`, `data-policy-url`, …; `true` sets one without a value. */
  attributes?: Record<string, string | true>
  /** Of `<html>`. */
  html?: Record<string, string>
  title?: string
  /** Where the SDK is; `null` leaves it out. */
  src?: string | null
}

const quote = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const print = (attributes: Record<string, string | true>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${quote(value)}"`))
    .join('')

/** A document with the SDK first in its head, as the README tells a site to put it. */
export function consentPage(parts: PageParts = {}): string {
  const { config, head = '', before = '', body = '', csp, attributes = {}, src = '/consent.js' } = parts
  const json = typeof config === 'string' ? config : config && JSON.stringify(config).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html${print({ lang: 'en', ...parts.html })}>
<head>
<meta charset="utf-8">
${csp ? `<meta http-equiv="Content-Security-Policy" content="${quote(csp)}">` : ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title ?? 'A page'}</title>
${before}
${json === undefined ? '' : `<script type="application/json" id="interact-consent">${json}</script>`}
${src === null ? '' : `<script${print({ src, ...attributes })}></script>`}
${head}
</head>
<body>
${body}
</body>
</html>
`
}
