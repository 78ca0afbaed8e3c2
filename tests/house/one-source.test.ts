/**
 * The record of a question is the one place that says what it means: no other code of the product lists questions. A single
 * one may be named where the product treats it apart, and its name is checked against the records by its type.
 */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { everyItem } from '@/domain/instrument/instrument'
import { codeIn, isTest } from './files'
import { sourceOf } from './source'

const keys = new Set<string>(everyItem.map(({ key }) => key))
/** Two that belong together are no list. */
const most = 2

/** The records, their texts, and what the made-up families of the demonstration answer. */
const saysWhatQuestionsMean =
  /^src\/(domain\/instrument\/version-\d+|i18n\/messages\/[a-z]+\/instrument|cli\/demo|server\/generated)\//

/** The names in all lists and objects within an expression, as in `...(isOpen && { internet: 'yes' })`. */
const namesWithin = (node: ts.Node): string[] => {
  const names = namesIn(node)
  ts.forEachChild(node, (child) => {
    names.push(...namesWithin(child))
  })
  return names
}

const namesIn = (node: ts.Node): string[] => {
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((element) => {
      if (ts.isSpreadElement(element)) return namesWithin(element.expression)
      // The first of a pair is its key, as in the entries of a map.
      const key = ts.isArrayLiteralExpression(element) ? element.elements[0] : element
      return key && ts.isStringLiteral(key) ? [key.text] : []
    })
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((property) => {
      if (ts.isSpreadAssignment(property)) return namesWithin(property.expression)
      const { name } = property
      return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : []
    })
  if (ts.isUnionTypeNode(node))
    return node.types.flatMap((type) =>
      ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
    )
  if (ts.isCaseBlock(node))
    return node.clauses.flatMap((clause) =>
      ts.isCaseClause(clause) && ts.isStringLiteral(clause.expression) ? [clause.expression.text] : [],
    )
  return []
}

/** The lists of a file that name more items of the instrument than two. */
const listsIn = (file: string): string[] => listsOf(file, sourceOf(file))
const listsOf = (file: string, source: ts.SourceFile): string[] => {
  const lists: string[] = []
  const visit = (node: ts.Node) => {
    const named = new Set(namesIn(node).filter((name) => keys.has(name)))
    if (named.size > most) lists.push(`${file}: ${[...named].join(', ')}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lists
}

test('no code but the records, their texts and the demonstration lists questions', () => {
  const files = codeIn('src').filter((file) => !isTest(file))
  const others = files.filter((file) => !saysWhatQuestionsMean.test(file))
  expect(others.length).toBeGreaterThan(400)
  expect(others.flatMap(listsIn)).toEqual([])
})

test.each([
  `const offered = { ...(a && { internet: 1, worries: 2 }), ...(b && { rules_clear: 3 }), ...rest }`,
  `const keys = [...(a ? ['internet', 'worries'] : []), 'rules_clear']`,
  `const words = new Map([['internet', 1], ['worries', 2], ['rules_clear', 3]])`,
  `type Key = 'internet' | 'worries' | 'rules_clear'`,
])('a list of questions is seen in %s', (code) => {
  expect(listsOf('some.ts', ts.createSourceFile('some.ts', code, ts.ScriptTarget.Latest))).toEqual([
    'some.ts: internet, worries, rules_clear',
  ])
})

test('a list of questions is seen where there is one', () => {
  const records = codeIn('src/i18n/messages/nl/instrument')
  expect(records.flatMap(listsIn).length).toBeGreaterThan(3)
})
