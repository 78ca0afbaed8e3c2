/**
 * R7, the audit: everything between figures and a release, and whether every text is the one that the rules make. Only what
 * passes becomes a release, and `nabij release audit` audits everything that was ever published in the same way. Texts that
 * contradict each other are a finding, never a pass.
 */
import { intervalOfStatement } from '../policy/cell'
import type { KeyedHash } from '../policy/noise'
import { nodeId, type Statement } from '../policy/publication'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'
import { constraintOf, disclosedTargets } from '../suppression/disclosed-targets'
import { areDifferencesProtected, similarStatements } from '../suppression/similar-cells'
import { auditScopes, isInScope, type AuditScope, type Publication } from './audit-scopes'
import type { Finding } from './finding'
import { statementFindings } from './statement-checks'

export type AuditedPublication = Publication & { readonly hash: KeyedHash }

/** The attack targets that are disclosed in one municipality and block. */
const disclosureFindings = (scope: AuditScope, statements: readonly Statement[]): Finding[] => {
  const targets = disclosedTargets(
    scope,
    statements.filter(({ node }) => isInScope(scope, node)).map((statement) => constraintOf(statement)),
  )
  if (!targets) return [{ kind: 'contradiction', key: scope.key, name: `${scope.municipality} in ${scope.block}` }]
  return targets.map(({ name }) => ({ kind: 'disclosed', key: scope.key, name: `${scope.municipality}: ${name}` }))
}

/** The statements that a text about nearly the same families discloses. */
const differenceFindings = (key: FigureKey, scopes: readonly AuditScope[], { statements, k }: Publication): Finding[] =>
  statements.flatMap((statement) => {
    const interval = intervalOfStatement(statement)
    // The threshold of its block counts, as when it was decided: a raised one holds from the next block on.
    const scope = scopes.find((auditScope) => isInScope(auditScope, statement.node))
    const limits = { k: Math.min(scope?.k ?? k, statement.threshold), answers: scales[kindOf(key)] }
    const isDisclosing = similarStatements(statement, statements, limits.k).some((otherStatement) => {
      const otherInterval = intervalOfStatement(otherStatement)
      return (
        interval &&
        otherInterval &&
        !areDifferencesProtected(statement, interval, otherStatement, otherInterval, limits)
      )
    })
    return isDisclosing ? [{ kind: 'difference' as const, key, name: nodeId(statement.node) }] : []
  })

/** Everything that is wrong with what is, or would be, published about one figure; empty when it passes. */
export const auditFigure = (key: FigureKey, { hash, ...publication }: AuditedPublication): readonly Finding[] => {
  const wrongStatements = statementFindings(key, publication, hash)
  if (wrongStatements.length > 0) return wrongStatements
  const scopes = auditScopes(key, publication)
  return [
    ...scopes.flatMap((scope) => disclosureFindings(scope, publication.statements)),
    ...differenceFindings(key, scopes, publication),
  ]
}
