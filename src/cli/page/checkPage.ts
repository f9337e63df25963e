import { servicesAt } from '../../choice/declared'
import { isOwnHost } from '../../choice/isOwnHost'
import { NECESSARY } from '../../choice/types'
import { nearest } from '../../config/nearest'
import type { ResolvedConfig, Service } from '../../config/schema'
import { addressesIn, addressesInCode, fetchedBy } from './addresses'
import { isPart, isRun, NEITHER, type Page } from './readPage'
import type { Tag } from './tagsIn'

/** What is wrong in a page, and what to consider: one line each. */
export interface PageFindings {
  wrong: string[]
  advice: string[]
}

interface Owner {
  ids: string
  host: string
  isDeclared: boolean
}

/** Returns the services that declare an address, if they need consent: those of the config, else of the catalogue. */
function ownerOf(url: URL, { services, ownHosts }: ResolvedConfig, catalogue: readonly Service[]): Owner | undefined {
  if (isOwnHost({ ownHosts }, url.hostname, '')) return undefined
  // A service without a category is reported elsewhere, and would match every host.
  const own = servicesAt({ services: services.filter(({ category }) => category), ownHosts, page: '' }, url)
  const found = own[0] ? own : servicesAt({ services: [...catalogue], ownHosts, page: '' }, url)
  if (!found[0] || found.some(({ category }) => category === NECESSARY)) return undefined
  return { ids: found.map(({ id }) => `"${id}"`).join(' or '), host: url.host, isDeclared: !!own[0] }
}

/** Returns a line for each id of a tag that the config does not have. */
function unknownIn(need: string, ids: readonly string[]): string[] {
  const asked = need.split(/[\s|]+/).map((id) => id.replace(/^!/, ''))
  if (!need.trim()) return ['data-consent names nothing, so it is never granted']
  // What a template puts in, nobody knows here.
  if (/\{[{%]|<[?%]/.test(need)) return []
  if (/![^\w-]|!$/.test(need)) return [`data-consent="${need}": "!" stands before no id, so it is never granted`]
  return asked
    .filter((id) => id && !ids.includes(id))
    .map((id) => {
      const guess = nearest(id, ids)
      return `data-consent="${need}": "${id}" is no category or service of the config, so it is never granted; ${guess ? `did you mean "${guess}"?` : `known: ${ids.join(', ')}`}`
    })
}

/** Returns a line for whatever lets a tagged element load before anyone is asked. */
function openIn(tag: Tag): string[] {
  if (tag.isInert) return []
  if (tag.element === 'script')
    return isRun(tag)
      ? ['a tagged script without type="text/plain" is run before anyone is asked; give it that type']
      : []
  return fetchedBy(tag).map((name) => {
    const beside = tag.attributes.has(`data-${name}`) ? 'beside' : 'without'
    return `a tagged <${tag.element}> with ${name} ${beside} data-${name} is fetched before anyone is asked; write data-${name} alone`
  })
}

/** Checks the tag of the SDK and its block, and where they are. */
function checkSdk({ tags, block, second, sdk }: Page, isOthers: (tag: Tag) => boolean): PageFindings {
  const wrong: string[] = []
  const advice: string[] = []
  const say = ({ line }: Tag, text: string): void => void wrong.push(`line ${line}: ${text}`)
  if (block && isRun(block)) say(block, 'the block is run as a script; give it type="application/json"')
  if (second) say(second, `a second block, which differs from the first: ${NEITHER}`)
  if (!sdk) {
    const mayBe = tags.some((tag) => isRun(tag) && tag.attributes.has('src') && !isOthers(tag))
    if (mayBe) advice.push('no script here is called consent.js: if none of these holds the SDK, nothing is held')
    else
      wrong.push('there is no consent.js in this page, so nobody is asked and nothing is held; put it first in <head>')
    return { wrong, advice }
  }
  const { attributes } = sdk
  const late = ['defer', 'async'].filter((name) => attributes.has(name))
  if (attributes.get('type') === 'module') late.push('type="module"')
  else if (!isRun(sdk)) say(sdk, `consent.js with type="${attributes.get('type')}" is not run; take the type off`)
  // `consent-full.js` may be deferred: the docs allow that, and say what it holds until then.
  if (late[0] && /consent-full/.test(attributes.get('src') ?? ''))
    advice.push(`line ${sdk.line}: with ${late.join(' and ')} only what is tagged is held until consent-full.js runs`)
  else if (late[0])
    say(sdk, `consent.js with ${late.join(' and ')} runs after other scripts; take that off, it is a plain script`)
  if (block && block.at > sdk.at)
    say(
      block,
      'the block stands behind consent.js, and what it declares is open until the browser comes to it; put it before',
    )
  const ahead = tags.filter(
    (tag) => tag.at < sdk.at && isRun(tag) && tag !== block && !isPart(tag) && !/InteractConsent/.test(tag.content),
  )
  const [first, ...more] = ahead.filter((tag) => !isOthers(tag) && !tag.attributes.has('data-consent'))
  if (first)
    advice.push(
      `line ${first.line}: a script${more[0] ? ` and ${more.length} more` : ''} above consent.js: nothing holds what it does; put consent.js first`,
    )
  return { wrong, advice }
}

/** Checks a page: tags that hold nothing, tools that nobody tagged, the SDK in the wrong place. */
export function checkPage(page: Page, config: ResolvedConfig, catalogue: readonly Service[]): PageFindings {
  const { tags, block, sdk } = page
  const ownersOf = (urls: readonly URL[]): Owner[] =>
    urls.flatMap((url) => ownerOf(url, config, catalogue) ?? []).slice(0, 1)
  const loads = (tag: Tag): Owner[] => (tag.isInert ? [] : ownersOf(addressesIn(tag)))
  const names = (tag: Tag): Owner[] => (isRun(tag) ? ownersOf(addressesInCode(tag.content)) : [])
  const { wrong, advice } = checkSdk(page, (tag) => !!(loads(tag)[0] || names(tag)[0]))

  for (const tag of tags) {
    if (tag === block || tag === sdk) continue
    const at = `line ${tag.line}: `
    const need = tag.attributes.get('data-consent')
    if (need !== undefined) {
      wrong.push(...[...unknownIn(need, config.ids), ...openIn(tag)].map((text) => at + text))
      continue
    }
    const isAbove = !!sdk && tag.at < sdk.at
    for (const { host, ids, isDeclared } of tag.element === 'script' && !isRun(tag) ? [] : loads(tag)) {
      const what = `${at}<${tag.element}> of ${host} (${ids})`
      const isHint = tag.element === 'link' && !/stylesheet/i.test(tag.attributes.get('rel') ?? '')
      if (tag.isForNoScript)
        advice.push(`${what} in a <noscript> loads where scripts are off and nobody can be asked; take it out`)
      else if (isHint) advice.push(`${what} is reached before anyone is asked; take the hint out`)
      else if (isAbove && tag.element === 'script')
        wrong.push(`${what} stands above consent.js and is not tagged, so it runs before anyone is asked`)
      else
        wrong.push(
          `${what} is not tagged, so it is fetched before anyone is asked; give it data-consent${isDeclared ? '' : ', and declare the service'}`,
        )
    }
    for (const { host, ids, isDeclared } of names(tag)) {
      const what = `${at}this script names ${host} (${ids})`
      if (isAbove) wrong.push(`${what} and stands above consent.js, so it runs before anyone is asked`)
      else if (!isDeclared)
        advice.push(`${what}, which the config does not declare: if it loads that, nothing holds it`)
    }
  }
  return { wrong, advice }
}
