import fc from 'fast-check'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

/*
 * Whatever markup a script puts into the page: nothing is requested from a host that is refused, and what stays is what
 * the browser itself makes of that markup, less the addresses.
 */

const config = {
  ui: false,
  afterRevoke: 'keep' as const,
  services: [{ id: 'tracker', category: 'analytics', hosts: [TRACKER_HOST] }],
}

/** An attribute that loads, of each element that has one. */
const LOADERS = [
  ['img', 'src'],
  ['img', 'srcset'],
  ['iframe', 'src'],
  ['video', 'src'],
  ['video', 'poster'],
  ['audio', 'src'],
  ['source', 'src'],
  ['track', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
  ['link', 'href'],
  ['input', 'src'],
] as const

/** Ways to write `//HOST/PATH` that the URL parser or the tokenizer takes for the same. */
const spelling = fc.constantFrom<(address: string) => string>(
  (address) => address,
  (address) => `http:${address}`,
  (address) => address.toUpperCase(),
  (address) => address.replaceAll('/', '\\'),
  (address) => address.replace('tracker', 'trac\tker'),
  (address) => address.replaceAll('/', '&#x2F;'),
  (address) => address.replace('t', '%74'),
  (address) => ` \n${address} `,
  (address) => address.replace('//', '//user:word@'),
)
const quote = fc.constantFrom<(name: string, value: string) => string>(
  (name, value) => `${name}="${value}"`,
  (name, value) => `${name}='${value}'`,
  (name, value) => `${name.toUpperCase()} = "${value}"`,
  (name, value) => `alt=it's ${name}="${value}"`,
  (name, value) => `alt="x""${name}="${value}"`,
  (name, value) => (/[\s"'=<>`]/.test(value) ? `${name}="${value}"` : `${name}=${value}`),
)
const leafOf = (bad: string, good: string) =>
  fc
    .record({ loader: fc.constantFrom(...LOADERS), isBad: fc.boolean(), spell: spelling, quote })
    .map(({ loader: [tag, name], isBad, spell, quote }) => {
      const more = { link: 'rel=stylesheet ', input: 'type=image ' }[tag as string] ?? ''
      return `<${tag} ${more}${quote(name, spell(`//${isBad ? bad : good}/x`))}>`
    })
const textOf = (bad: string) =>
  fc.constantFrom('', 'text', ` <!-- <img src=//${bad}/x> --> `, `&lt;img src=//${bad}/x&gt;`, '</p>', '</div>')
const WRAPS = [
  (inner: string) => `<div>${inner}</div>`,
  (inner: string) => `<p>${inner}`,
  (inner: string) => `<table><tr><td>${inner}</table>`,
  (inner: string) => `<svg><g></g><foreignObject>${inner}</foreignObject></svg>`,
  (inner: string) => `<template>${inner}</template>`,
  (inner: string) => `<b><i>${inner}</b>after</i>`,
  (inner: string) => `<textarea>${inner}</textarea>`,
  (inner: string) => `<form><fieldset>${inner}</fieldset></form>`,
]
/** Markup that is nested up to four times, with hosts that are refused (`bad`) and such as are not. */
const markupOf = (bad: string, good: string) =>
  fc.letrec<{ markup: string }>((tie) => ({
    markup: fc.oneof(
      { maxDepth: 4 },
      leafOf(bad, good),
      textOf(bad),
      fc.tuple(tie('markup'), tie('markup')).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom(...WRAPS), tie('markup')).map(([wrap, inner]) => wrap(inner)),
    ),
  })).markup

/** What there is, one element or text a line, without what a gate takes off and what it notes of that. */
const DESCRIBE = `(root, isBad) => {
  const lines = []
  const walk = (node, depth) => {
    if (node.nodeType === 1) {
      const attributes = [...node.attributes].filter(({ name, value }) => !/^data-/.test(name) && !isBad(name, value))
      lines.push(depth + node.localName + ' ' + attributes.map(({ name, value }) => name + '=' + value).sort().join(' '))
      if (node.localName === 'template') walk(node.content, depth + '>')
    } else if (node.nodeType !== 11) lines.push(depth + node.nodeType + ' ' + node.data)
    for (const child of node.childNodes) walk(child, depth + ' ')
  }
  walk(root, '')
  return lines.slice(1).join('\\n')
}`
const IS_BAD = `(name, value) =>
  /^(src|srcset|poster|data|href)$/.test(name) && value.split(/,\\s/).some((one) => {
    try { return new URL(one.trim(), location.href).host === BAD } catch { return false }
  })`

test('any markup: nothing refused is requested, and the rest is what the browser makes of it', async ({
  site,
  page,
}) => {
  test.setTimeout(120_000)
  const bad = new URL(site.url('/', TRACKER_HOST)).host
  const good = new URL(site.url('/')).host
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate(`{
    const BAD = ${JSON.stringify(bad)}
    const isBad = ${IS_BAD}
    const describe = ${DESCRIBE}
    // A realm of its own, without the SDK's patches, whose document loads nothing.
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inert = frame.contentDocument.implementation.createHTMLDocument('')
    window.compare = (html) => {
      const box = document.body.appendChild(document.createElement('div'))
      box.innerHTML = html
      inert.body.innerHTML = html
      const both = [describe(box, isBad), describe(inert.body, isBad)]
      box.remove()
      return both
    }
  }`)
  await fc.assert(
    fc.asyncProperty(markupOf(bad, good), async (html) => {
      const [seen, expected] = (await page.evaluate(`compare(${JSON.stringify(html)})`)) as [string, string]
      expect(seen).toBe(expected)
    }),
    { numRuns: 300 },
  )
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})
