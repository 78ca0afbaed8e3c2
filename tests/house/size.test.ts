/** Files and functions stay small enough to be read at once: see "Size" in docs/house.md. */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { codeIn, textOf } from './files'
import { sourceOf } from './source'

const files = codeIn('src')

/** The smallest number that at least `part` of the numbers do not exceed. */
const quantile = (numbers: readonly number[], part: number) =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(part * numbers.length) - 1] ?? 0

const linesOf = (file: string) => textOf(file).trimEnd().split('\n').length

const hasName = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  (ts.isFunctionLike(node) && ts.isVariableDeclaration(node.parent))

/** The lines of each function with a name. A callback belongs to the function that it stands in. */
const functionLines = (file: string): number[] => {
  const source = sourceOf(file)
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const lengths: number[] = []
  const visit = (node: ts.Node) => {
    if (hasName(node)) lengths.push(lineAt(node.end) - lineAt(node.getStart()) + 1)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lengths
}

test('half of the files have fewer than 60 lines, and nine of ten fewer than 150', () => {
  const lengths = files.map(linesOf)
  expect(lengths.length).toBeGreaterThan(900)
  expect(quantile(lengths, 0.5)).toBeLessThan(60)
  expect(quantile(lengths, 0.9)).toBeLessThan(150)
})

test('nine of ten functions have fewer than 35 lines', () => {
  const lengths = files.flatMap(functionLines)
  expect(lengths.length).toBeGreaterThan(2000)
  expect(quantile(lengths, 0.9)).toBeLessThan(35)
})
