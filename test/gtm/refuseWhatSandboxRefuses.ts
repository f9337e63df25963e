import { type Node, parse } from 'acorn'

/** https://developers.google.com/tag-platform/tag-manager/templates/sandboxed-javascript: what it takes of ES6. */
const TAKEN = new Set(
  (
    'Program ExpressionStatement BlockStatement EmptyStatement ReturnStatement IfStatement SwitchStatement SwitchCase ' +
    'BreakStatement ContinueStatement WhileStatement DoWhileStatement ForStatement ForInStatement ForOfStatement ' +
    'VariableDeclaration VariableDeclarator FunctionDeclaration FunctionExpression ArrowFunctionExpression Identifier Literal ' +
    'ArrayExpression ObjectExpression Property UnaryExpression UpdateExpression BinaryExpression LogicalExpression ' +
    'AssignmentExpression ConditionalExpression CallExpression MemberExpression SequenceExpression'
  ).split(' '),
)

type Any = Node & Record<string, unknown>
const isNode = (value: unknown): value is Any => !!value && typeof (value as Node).type === 'string'

/** Throws for syntax that the sandbox does not take, and for names that it does not know. */
export function refuseWhatSandboxRefuses(code: string, globals: readonly string[]): void {
  const program = parse(code, { ecmaVersion: 2015, sourceType: 'script' }) as unknown as Any
  const declared = new Set([...globals, 'undefined'])
  const read: string[] = []
  const visit = (node: Any, parent?: Any, key?: string): void => {
    if (!TAKEN.has(node.type)) throw new Error(`the sandbox takes no ${node.type}: ${code.slice(node.start, node.end)}`)
    if (node.type === 'Literal' && 'regex' in node)
      throw new Error(`the sandbox takes no regular expression: ${node.raw}`)
    if (node.type === 'Property' && (node.kind !== 'init' || node.method || node.shorthand))
      throw new Error(`the sandbox takes no ${code.slice(node.start, node.end)}`)
    if (node.generator || node.async) throw new Error(`the sandbox takes no ${code.slice(node.start, node.end)}`)
    if (node.type === 'Identifier') {
      const isName =
        (parent?.type === 'MemberExpression' && key === 'property' && !parent.computed) ||
        (parent?.type === 'Property' && key === 'key' && !parent.computed)
      const isDeclared =
        (parent?.type === 'VariableDeclarator' && key === 'id') || key === 'params' || (key === 'id' && parent)
      if (isDeclared) declared.add(`${node.name}`)
      else if (!isName) read.push(`${node.name}`)
    }
    for (const [name, value] of Object.entries(node))
      for (const child of [value].flat()) if (isNode(child)) visit(child, node, name)
  }
  visit(program)
  const unknown = read.filter((name) => !declared.has(name))
  if (unknown.length) throw new Error(`the sandbox knows no ${unknown.join(', ')}`)
}
