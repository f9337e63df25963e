import { report } from '../lib/report'
import type { Core } from './core'
import type { PageParts } from './createParts'

/** Tells the developer what is wrong with the config, or with the place of the SDK in the page. */
export function reportMistakes({ hosts, earlyHosts, isLate, mistakes, fail }: Core, fetch: PageParts['fetch']): void {
  if (earlyHosts[0]) fail('script-early', `${earlyHosts}`)
  const ownHost = hosts.find((declared) => `.${location.hostname}`.endsWith(`.${declared}`))
  if (ownHost) fail('own-host', ownHost)
  if (isLate) fail('block-late', '#interact-consent')
  if (!mistakes) return
  const [input, broken] = mistakes
  fetch('problems').then((part) => {
    if (part) part.explainConfig(input, broken).forEach(report)
    else if (broken) report(broken)
  })
}
