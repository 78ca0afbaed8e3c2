/** The names that `src` gives, with what TypeScript knows of the things behind them. */
import path from 'node:path'
import ts from 'typescript'
import { root } from './files'

const isOwn = (file: string) =>
  file.startsWith(`${root}/src/`) && !file.includes('/generated/') && !/\.test\.tsx?$/.test(file)

const load = (): ts.Program => {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const srcProgram = ts.createProgram(fileNames.filter(isOwn), { ...options, incremental: false, noEmit: true })
  // The checker gives every node its parent.
  srcProgram.getTypeChecker()
  return srcProgram
}

let program: ts.Program | undefined
const loaded = () => (program ??= load())

const primitive =
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike

/** A collection or an object; booleans, texts, numbers and functions may be called as one likes. */
const isThing = (type: ts.Type): boolean => {
  const members = (type.isUnion() ? type.types : [type]).filter(({ flags }) => !(flags & primitive))
  return members.length > 0 && members.every((member) => member.getCallSignatures().length === 0)
}

// `{ stored }` takes the name of the member; the parameters in the type of a function are only explained by theirs.
const isGiven = (node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement => {
  if (ts.isBindingElement(node)) return ts.isArrayBindingPattern(node.parent) || node.propertyName !== undefined
  if (ts.isParameter(node)) return !ts.isFunctionTypeNode(node.parent) && !ts.isMethodSignature(node.parent)
  return ts.isVariableDeclaration(node)
}

const sources = () =>
  loaded()
    .getSourceFiles()
    .filter(({ fileName }) => isOwn(fileName))

const placeOf = (source: ts.SourceFile, node: ts.Node) => {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return `${path.relative(root, source.fileName)}:${line + 1}`
}

const visit = (node: ts.Node, look: (node: ts.Node) => void) => {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

/** The variables and parameters of these names that stand for a collection or an object: `file:line name`. */
export const thingsNamed = (isDenied: (name: string) => boolean): string[] =>
  sources().flatMap((source) => {
    const places: string[] = []
    visit(source, (node) => {
      if (!isGiven(node) || !ts.isIdentifier(node.name) || !isDenied(node.name.text)) return
      const type = loaded().getTypeChecker().getTypeAtLocation(node.name)
      if (isThing(type)) places.push(`${placeOf(source, node)} ${node.name.text}`)
    })
    return places
  })

/** What the browser calls by a global name: `Range`, `Node`, `Selection`, … */
export const browserGlobals = (): ReadonlySet<string> => {
  const library = loaded()
    .getSourceFiles()
    .find(({ fileName }) => fileName.endsWith('/lib.dom.d.ts'))
  const names = [...(library?.statements ?? [])]
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText(library)))
  return new Set(names.filter((name) => /^[A-Z]/.test(name)))
}

/** The types and classes that `src` declares: `file:line name` by name. */
export const declaredTypes = (): { name: string; place: string }[] =>
  sources().flatMap((source) => {
    const types: { name: string; place: string }[] = []
    visit(source, (node) => {
      if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
        types.push({ name: node.name?.text ?? '', place: placeOf(source, node) })
    })
    return types
  })

const writes = new Set(
  'create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany $executeRaw'.split(
    ' ',
  ),
)

const isDatabase = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node)
    ? isDatabase(node.expression)
    : ts.isIdentifier(node)
      ? node.text === 'tx'
      : ts.isCallExpression(node) && node.expression.getText() === 'database'

const isWrite = (node: ts.Node): boolean => {
  const called = ts.isCallExpression(node) ? node.expression : ts.isTaggedTemplateExpression(node) ? node.tag : null
  return (
    called !== null &&
    ts.isPropertyAccessExpression(called) &&
    writes.has(called.name.text) &&
    isDatabase(called.expression)
  )
}

const isFunction = (node: ts.Node | undefined) =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node))

/** The functions of a file's top level that write to the database by a statement of their own: `file:line` by name. */
export const writingFunctions = (): { name: string; place: string }[] =>
  sources().flatMap((source) =>
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .filter(({ initializer }) => isFunction(initializer))
      .filter((declaration) => {
        let doesWrite = false
        visit(declaration, (node) => (doesWrite ||= isWrite(node)))
        return doesWrite
      })
      .map(({ name }) => ({ name: name.getText(), place: placeOf(source, name) })),
  )
