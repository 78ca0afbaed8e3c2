/** Where the code says a type that the compiler cannot check: `as` (but `as const`), `<Type>value` and `value!`. */
import ts from 'typescript'
import { sourceOf } from './source'

export type Cast = { file: string; line: number; type: string; hasReason: boolean }

const isConst = (type: ts.TypeNode) => ts.isTypeReferenceNode(type) && type.typeName.getText() === 'const'

const typeOf = (node: ts.Node): string | null => {
  if (ts.isNonNullExpression(node)) return '!'
  if (ts.isTypeAssertionExpression(node)) return node.type.getText()
  return ts.isAsExpression(node) && !isConst(node.type) ? node.type.getText() : null
}

/** The lines on which a `//` comment stands, or ends. A comment that documents a declaration is no reason for a cast in it. */
const reasonLines = (source: ts.SourceFile): Set<number> => {
  const lines = new Set<number>()
  const note = (ranges: readonly ts.CommentRange[] | undefined) => {
    for (const { kind, end } of ranges ?? [])
      if (kind === ts.SyntaxKind.SingleLineCommentTrivia) lines.add(source.getLineAndCharacterOfPosition(end).line)
  }
  const visit = (node: ts.Node) => {
    note(ts.getLeadingCommentRanges(source.text, node.getFullStart()))
    note(ts.getTrailingCommentRanges(source.text, node.getEnd()))
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  return lines
}

export const castsOf = (file: string): Cast[] => {
  const source = sourceOf(file)
  const casts: Cast[] = []
  const reasons = reasonLines(source)
  const visit = (node: ts.Node) => {
    const type = typeOf(node)
    if (type !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      casts.push({ file, line: line + 1, type, hasReason: reasons.has(line) || reasons.has(line - 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return casts
}
