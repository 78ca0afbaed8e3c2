/**
 * Every command has a test that expects it to refuse, and one that expects it to be done. A test may call the command through
 * helpers; what these call counts as called by the test.
 */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { codeIn, isTest } from './files'
import { exportsOf, importsOf, sourceOf } from './source'

const commandFiles = codeIn('src/features').filter((file) => file.includes('/commands/') && !isTest(file))
const commands = commandFiles.flatMap((file) =>
  exportsOf(file)
    .filter(({ kind }) => kind === 'function')
    .map(({ name }) => `${file} ${name}`),
)
const testFiles = codeIn('tests', 'src').filter(isTest)

/** Files whose functions a test may use as helpers. The worker calls the commands of jobs. */
const isTestCode = (file: string) => file.startsWith('tests/') || file === 'src/worker.ts' || isTest(file)

const identifiersIn = (node: ts.Node): Set<string> => {
  const names = new Set<string>()
  const visit = (child: ts.Node) => {
    if (ts.isIdentifier(child)) names.add(child.text)
    ts.forEachChild(child, visit)
  }
  visit(node)
  return names
}

type Declarations = ReadonlyMap<string, ts.Node>
const declarationsByFile = new Map<string, Declarations>()

/** The functions and values that a file declares at its top. */
const declarationsOf = (file: string): Declarations => {
  const cached = declarationsByFile.get(file)
  if (cached) return cached
  const declarations = new Map<string, ts.Node>()
  for (const statement of sourceOf(file).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declarations.set(statement.name.text, statement)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) declarations.set(name.text, initializer)
  }
  declarationsByFile.set(file, declarations)
  return declarations
}

/** Adds to `reached` every declaration, as `file name`, that the code of this node uses directly or through helpers. */
const reach = (file: string, node: ts.Node, reached: Map<string, ts.Node | null>) => {
  const names = identifiersIn(node)
  const found: [string, string, ts.Node | undefined][] = []
  for (const [name, declaration] of declarationsOf(file)) if (names.has(name)) found.push([file, name, declaration])
  for (const { file: from, name, as } of importsOf(file))
    if (names.has(as)) found.push([from, name, isTestCode(from) ? declarationsOf(from).get(name) : undefined])
  for (const [from, name, declaration] of found) {
    if (reached.has(`${from} ${name}`)) continue
    reached.set(`${from} ${name}`, declaration ?? null)
    if (declaration) reach(from, declaration, reached)
  }
}

/** The calls of `test` and `it` in a file, each with its body. */
const testsIn = (file: string): ts.CallExpression[] => {
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /^(test|it)\b/.test(node.expression.getText()) && node.arguments.length > 1)
      calls.push(node)
    else ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return calls
}

/** The tables of `describe.each` around a test, whose values its body gets as parameters. */
const tablesAround = (call: ts.Node): ts.Node[] =>
  call.parent
    ? [...(ts.isCallExpression(call.parent) ? [call.parent.expression] : []), ...tablesAround(call.parent)]
    : []

const expectsRefusal = /\.rejects\b|\.toThrow\(|\brefused?\(|allSettled\(/
const expectsEffect = /expect\((?![^\n]*\.rejects)/

const tested = { refusing: new Set<string>(), accepting: new Set<string>() }
for (const file of testFiles)
  for (const call of testsIn(file)) {
    const reached = new Map<string, ts.Node | null>()
    for (const node of [call, ...tablesAround(call)]) reach(file, node, reached)
    const helpers = [...reached.values()].map((node) => node?.getText() ?? '').join('\n')
    for (const name of reached.keys()) {
      if (expectsRefusal.test(`${call.getText()}\n${helpers}`)) tested.refusing.add(name)
      if (expectsEffect.test(call.getText())) tested.accepting.add(name)
    }
  }

test.each(['refusing', 'accepting'] as const)('every command has its %s test', (kind) => {
  expect(commands.length).toBeGreaterThan(60)
  expect(commands.filter((command) => !tested[kind].has(command))).toEqual([])
})
