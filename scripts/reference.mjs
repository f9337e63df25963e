import { join } from 'node:path'
import ts from 'typescript'
import { root } from './setup.mjs'

/** What is imported from where. The bindings differ in their framework's types alone: React's stands for them. */
const ENTRIES = {
  '@interactcx/consent': 'src/index.ts',
  '@interactcx/consent/server': 'src/server/index.ts',
  '@interactcx/consent/server/node': 'src/server/node.ts',
  '@interactcx/consent/choice': 'src/server/reader.ts',
  '@interactcx/consent/declaration': 'src/declaration/index.ts',
  '@interactcx/consent/react': 'src/bindings/react.ts',
  '@interactcx/consent/element': 'src/bindings/element.ts',
}

/** For a table's cell, in which no line ends, and whose `{` and `<` are no markup of VitePress. @param {string} text */
const cell = (text) =>
  text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{', '&#123;')
/** @param {string} type */
const code = (type) => `<code v-pre>${cell(type)}</code>`

/**
 * Every type and function that the package gives out, with what its docstring says: `docs/reference/types.md`.
 *
 * @returns {string}
 */
export function writeReference() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files = Object.values(ENTRIES).map((file) => join(root, file))
  const program = ts.createProgram([...files, join(root, 'src/globals.d.ts')], options)
  const checker = program.getTypeChecker()
  /** @type {Set<ts.Symbol>} */
  const told = new Set()

  const docOf = (/** @type {ts.Symbol} */ symbol) => {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    const tags = symbol.getJsDocTags(checker).map(({ name, text: parts }) => {
      const said = ts.displayPartsToString(parts)
      return name === 'default' ? `Default: ${code(said)}` : name === 'throws' ? `Throws ${said}` : ''
    })
    return [cell(text), ...tags].filter(Boolean).join(' ')
  }
  const typeOf = (/** @type {ts.Symbol} */ symbol, /** @type {ts.Node} */ node) =>
    checker.typeToString(
      checker.getTypeOfSymbolAtLocation(symbol, node),
      node,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
    )

  /** @param {ts.Symbol} symbol */
  const section = (symbol) => {
    const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const [node] = own.declarations ?? []
    if (!node || told.has(own)) return ''
    told.add(own)
    const parts = [`### ${symbol.name}`, docOf(own)]
    const members = ts.isInterfaceDeclaration(node)
      ? checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(own))
      : []
    if (members.length) {
      const rows = members.map((member) => {
        const optional = member.flags & ts.SymbolFlags.Optional ? '?' : ''
        return `| \`${member.name}${optional}\` | ${code(typeOf(member, node))} | ${docOf(member)} |`
      })
      parts.push(['| member | type | |', '| --- | --- | --- |', ...rows].join('\n'))
    } else if (ts.isTypeAliasDeclaration(node))
      parts.push(['```ts', node.getText().replace(/^export /, ''), '```'].join('\n'))
    else parts.push(['```ts', `${symbol.name}: ${typeOf(own, node)}`, '```'].join('\n'))
    return parts.filter(Boolean).join('\n\n')
  }

  const sections = Object.entries(ENTRIES).flatMap(([name, file]) => {
    const source = program.getSourceFile(join(root, file))
    const module = source && checker.getSymbolAtLocation(source)
    const symbols = module ? checker.getExportsOfModule(module) : []
    const texts = symbols.map(section).filter(Boolean)
    return texts.length ? [`## ${name.replace('@', '\\@')}`, ...texts] : []
  })
  return [
    '# Types',
    '<!-- Written by scripts/reference.mjs from the docstrings of src/, when the docs are built. -->',
    'Every name that the package gives out, by the entry that it is imported from.',
    ...sections,
    '',
  ].join('\n\n')
}
