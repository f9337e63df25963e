import type { ConsentConfig } from '../../../src/config/schema'
import { contentPolicies } from '../../../src/declaration/contentPolicies'
import { expandConfig } from '../../../src/declaration/expandConfig'
import type { CatalogueService } from '../../../src/services/types'
import type { Look } from './address'

/** What a config says, and what is wrong with it. */
export interface Outcome {
  /** With its services written out. */
  full: Record<string, unknown>
  problems: string[]
  /** Figures that no page confirmed. */
  unverified: string[]
}

export function judge(config: Record<string, unknown>, catalogue: readonly CatalogueService[]): Outcome {
  const { config: full, problems, unverified } = expandConfig(config, catalogue)
  return { full: full as Record<string, unknown>, problems: problems.map(({ message }) => message), unverified }
}

const block = (full: object): string =>
  `<script type="application/json" id="interact-consent">\n${JSON.stringify(full, null, 2).replaceAll('<', '\\u003c')}\n</script>`

/** What goes into the page, for each way in. */
export function snippet(
  full: Record<string, unknown>,
  { way, theme, accent }: Look,
  built: { version: string; hash: string },
): string {
  const sheet = {
    own: `/consent/themes/${theme}.css`,
    cdn: `https://cdn.jsdelivr.net/npm/@interactcx/consent@${built.version}/dist/themes/${theme}.css`,
  }
  const style = accent ? `<style>:root { --consent-accent: ${accent} }</style>\n` : ''
  if (way === 'npm')
    return [
      `import { createConsent } from '@interactcx/consent'`,
      ...(theme ? [`import '@interactcx/consent/themes/${theme}.css'`] : []),
      '',
      `createConsent(${JSON.stringify(full, null, 2)})`,
    ].join('\n')
  const link = theme ? `<link rel="stylesheet" href="${sheet[way]}">\n` : ''
  const tag =
    way === 'own'
      ? '<script src="/consent/consent.js"></script>'
      : `<script\n  src="https://cdn.jsdelivr.net/npm/@interactcx/consent@${built.version}/dist/consent.js"\n  integrity="sha384-${built.hash}"\n  crossorigin="anonymous"\n></script>`
  return `${block(full)}\n${tag}\n${link}${style}<button data-consent-open>Cookie settings</button>`
}

export const policies = (full: Record<string, unknown>): string =>
  contentPolicies(full as ConsentConfig)
    .map(
      ({ granted, value }) =>
        `# ${granted.length ? `once granted: ${granted.join(', ')}` : 'undecided or refused'}\nContent-Security-Policy: ${value}`,
    )
    .join('\n\n')
