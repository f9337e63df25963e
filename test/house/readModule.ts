import { posix } from 'node:path'
import ts from 'typescript'

/** `type`: gone once built. `value`: in the same file once built. `lazy`: `import()`, fetched by itself. */
type Kind = 'type' | 'value' | 'lazy'

export interface Import {
  /** A module of ours as `room/name`, or the name of a package. */
  to: string
  kind: Kind
}

export interface Module {
  /** Its path in `src/` without the extension; `./name` for a module in `src/` itself. */
  id: string
  imports: Import[]
  /** Names of `IMPURE`, `Date` and `Math.random`, as they are used for their values. */
  uses: string[]
  hasDefault: boolean
}

/** Names of the page, the clock and chance. `Date.parse(text)` and `new Date(number)` are pure and read no clock. */
const IMPURE = ['document', 'window', 'globalThis', 'self', 'navigator', 'location', 'crypto', 'performance', 'console']

/** What every `.tsx` imports once JSX is compiled (https://www.typescriptlang.org/tsconfig/#jsxImportSource). */
const JSX_RUNTIME: Import = { to: 'preact/jsx-runtime', kind: 'value' }

const withoutExtension = (path: string): string => path.replace(/\.tsx?$/, '')
const idOf = (path: string): string => (path.includes('/') ? path : `./${path}`)

/** The import that a node of the syntax tree is, if it is one. */
function importAt(node: ts.Node): { specifier: ts.Node | undefined; kind: Kind } | null {
  // `import { type A }` still loads the module under `verbatimModuleSyntax`; only `import type` is gone once built.
  if (ts.isImportDeclaration(node)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    return { specifier: node.moduleSpecifier, kind: isType ? 'type' : 'value' }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { specifier: node.moduleSpecifier, kind: node.isTypeOnly ? 'type' : 'value' }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { specifier: node.arguments[0], kind: 'lazy' }
  if (ts.isImportTypeNode(node))
    return { specifier: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, kind: 'type' }
  return null
}

function isDefaultExport(node: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return (
    (ts.isExportAssignment(node) && !node.isExportEquals) ||
    modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ||
    (ts.isExportSpecifier(node) && node.name.text === 'default')
  )
}

/** The impure name that an identifier stands for, if it does. */
function impureName(node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null
  const { parent, text } = node
  const isKey =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  if (isKey) return null
  if (IMPURE.includes(text)) return text
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : ''
  if (text === 'Math' && member === 'random') return 'Math.random'
  const readsArgument = ts.isNewExpression(parent) && parent.expression === node && parent.arguments?.length
  return text === 'Date' && !readsArgument && !['parse', 'UTC'].includes(member) ? 'Date' : null
}

/**
 * What a module imports, uses and exports.
 *
 * @param path in `src/`, with `/` between folders
 */
export function readModule(path: string, text: string): Module {
  const resolve = (specifier: ts.Node | undefined): string => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return 'an import whose target is not written out'
    if (!specifier.text.startsWith('.')) return specifier.text
    return idOf(withoutExtension(posix.join(posix.dirname(path), specifier.text.replace(/\?.*$/, ''))))
  }
  const module: Module = { id: idOf(withoutExtension(path)), imports: [], uses: [], hasDefault: false }
  const walk = (node: ts.Node, inType: boolean): void => {
    const found = importAt(node)
    if (found) module.imports.push({ to: resolve(found.specifier), kind: found.kind })
    if (isDefaultExport(node)) module.hasDefault = true
    const used = inType ? null : impureName(node)
    if (used) module.uses.push(used)
    const isType = ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
    ts.forEachChild(node, (child) => walk(child, inType || isType))
  }
  walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), false)
  if (path.endsWith('.tsx')) module.imports.push(JSX_RUNTIME)
  return module
}
