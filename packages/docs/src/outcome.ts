import { findUnknownWords } from '../../../src/config/findUnknownWords'
import { adviseOnWritten } from '../../../src/declaration/adviseOnWritten'
import { expandConfig } from '../../../src/declaration/expandConfig'
import { writeBlock } from '../../../src/declaration/writeBlock'
import type { CatalogueService } from '../../../src/services/types'
import type { Look } from './address'

/** What a config says, and what is wrong with it. */
export interface Outcome {
  /** With its services written out. */
  full: Record<string, unknown>
  problems: string[]
  /** Figures that no page confirmed. */
  unverified: string[]
  /** What a regulator would ask about a config that is sound. */
  advice: string[]
}

export function judge(config: Record<string, unknown>, catalogue: readonly CatalogueService[]): Outcome {
  const { config: full, problems, unverified } = expandConfig(config, catalogue)
  const wrong = [...problems, ...findUnknownWords(config)]
  const advice = wrong.length ? [] : adviseOnWritten(full, catalogue)
  return {
    full: full as Record<string, unknown>,
    problems: wrong.map(({ message }) => message),
    unverified,
    advice: advice.map(({ message }) => message),
  }
}

/** What goes into a page, for a script tag. */
export function snippet(
  full: Record<string, unknown>,
  { way, theme, accent }: Look & { way: 'own' | 'cdn' },
  built: { version: string; hash: string },
): string {
  const sheet = {
    own: `/consent/themes/${theme}.css`,
    cdn: `https://cdn.jsdelivr.net/npm/@interactcx/consent@${built.version}/dist/themes/${theme}.css`,
  }
  const style = accent ? `<style>:root { --consent-accent: ${accent} }</style>\n` : ''
  const link = theme ? `<link rel="stylesheet" href="${sheet[way]}">\n` : ''
  const tag =
    way === 'own'
      ? '<script src="/consent/consent.js"></script>'
      : `<script\n  src="https://cdn.jsdelivr.net/npm/@interactcx/consent@${built.version}/dist/consent.js"\n  integrity="sha384-${built.hash}"\n  crossorigin="anonymous"\n></script>`
  return `<!-- First in <head>: -->\n${writeBlock(full)}\n${tag}\n${link}${style}\n<!-- In the footer of every page: -->\n<button data-consent-open>Cookie settings</button>`
}
