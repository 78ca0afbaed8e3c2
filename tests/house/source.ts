/** What a file of TypeScript says about itself, read from its syntax: exports, imports, declared names. */
import path from 'node:path'
import ts from 'typescript'
import { everything, textOf } from './files'

const parsed = new Map<string, ts.SourceFile>()

export const sourceOf = (file: string): ts.SourceFile => {
  const known = parsed.get(file)
  if (known) return known
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)
  parsed.set(file, source)
  return source
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

export type Export = { name: string; kind: 'function' | 'value' | 'type' | 'default'; node: ts.Node }

type Callable = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration

const isCallable = (node: ts.Node | undefined): node is Callable =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node))

const exportsOfStatement = (statement: ts.Statement): Export[] => {
  if (ts.isExportAssignment(statement)) return [{ name: 'default', kind: 'default', node: statement }]
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
    return statement.exportClause.elements.map((one) => ({
      name: one.name.text,
      kind: statement.isTypeOnly || one.isTypeOnly ? 'type' : 'value',
      node: one,
    }))
  if (!isExported(statement)) return []
  if (ts.isFunctionDeclaration(statement))
    return [{ name: statement.name?.text ?? 'default', kind: 'function', node: statement }]
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
    return [{ name: statement.name.text, kind: 'type', node: statement }]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.map((one) => ({
    name: one.name.getText(),
    kind: isCallable(one.initializer) ? 'function' : 'value',
    node: one.initializer ?? one,
  }))
}

export const exportsOf = (file: string): Export[] => [...sourceOf(file).statements].flatMap(exportsOfStatement)

/** The type of a function's first parameter as it is written; '' when it has none. */
export const firstParameter = ({ node }: Export): string =>
  isCallable(node) ? (node.parameters[0]?.type?.getText() ?? '') : ''

/** The plain functions that a piece of code calls by name. */
export const calledIn = (node: ts.Node): Set<string> => {
  const names = new Set<string>()
  const visit = (one: ts.Node) => {
    if (ts.isCallExpression(one) && ts.isIdentifier(one.expression)) names.add(one.expression.text)
    ts.forEachChild(one, visit)
  }
  visit(node)
  return names
}

/** A call `name(first, second, …)` with its arguments as written, or null when the code is anything else. */
export const callOf = (node: ts.Node): { name: string; args: string[] } | null =>
  ts.isCallExpression(node)
    ? { name: node.expression.getText(), args: node.arguments.map((argument) => argument.getText()) }
    : null

export type Import = { file: string; name: string; as: string; typeOnly: boolean }

const existing = new Set(everything)

const resolved = (from: string, to: string): string => {
  const bare = to.startsWith('@/') ? `src/${to.slice(2)}` : path.posix.join(path.posix.dirname(from), to)
  return [`${bare}.ts`, `${bare}.tsx`, bare].find((file) => existing.has(file)) ?? bare
}

const importsOfStatement = (from: string, statement: ts.Statement): Import[] => {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
  const { text } = statement.moduleSpecifier
  const clause = statement.importClause
  if (!/^(@\/|\.)/.test(text) || !clause) return []
  const file = resolved(from, text)
  const named = clause.namedBindings
  const types = clause.phaseModifier === ts.SyntaxKind.TypeKeyword
  if (!named || ts.isNamespaceImport(named)) return [{ file, name: '*', as: named?.name.text ?? '', typeOnly: types }]
  return named.elements.map((one) => ({
    file,
    name: one.propertyName?.text ?? one.name.text,
    as: one.name.text,
    typeOnly: types || one.isTypeOnly,
  }))
}

/** What a file takes from our own files. */
export const importsOf = (file: string): Import[] =>
  [...sourceOf(file).statements].flatMap((statement) => importsOfStatement(file, statement))

/** The names that a file gives to functions; those of an object's members may be another's words. */
export const functionNames = (file: string): string[] => {
  const names: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isFunctionDeclaration(node) && node.name) names.push(node.name.text)
    if (ts.isMethodDeclaration(node) && ts.isClassLike(node.parent)) names.push(node.name.getText())
    if (ts.isVariableDeclaration(node) && isCallable(node.initializer)) names.push(node.name.getText())
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return names
}

/** Every mention of a name in a file, its import left out. */
export const mentionsOf = (file: string, name: string): ts.Identifier[] => {
  const mentions: ts.Identifier[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isIdentifier(node) && node.text === name) mentions.push(node)
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return mentions
}

/** Is it within the first argument of a call of this function? */
export const isHandedTo = (node: ts.Node, called: string): boolean => {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (ts.isCallExpression(parent) && parent.arguments[0] === at && parent.expression.getText() === called) return true
  }
  return false
}

/** The component and the prop that a value is handed to as it is: `SearchBox keep`; '' when it is not. */
export const propOf = ({ parent }: ts.Node): string => {
  if (!ts.isJsxExpression(parent) || !ts.isJsxAttribute(parent.parent)) return ''
  return `${parent.parent.parent.parent.tagName.getText()} ${parent.parent.name.getText()}`
}

/** What a file calls by this name on something else, as written: `button.click()`. */
export const callsOf = (file: string, method: string): string[] => {
  const calls: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      if (node.expression.name.text === method) calls.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return calls
}

/** The comment that a file opens with, or '' when it opens with code. */
export const openingComment = (file: string): string => {
  const text = textOf(file).replace(/^#!.*\n/, '')
  const [first] = ts.getLeadingCommentRanges(text, 0) ?? []
  return first ? text.slice(first.pos, first.end) : ''
}
