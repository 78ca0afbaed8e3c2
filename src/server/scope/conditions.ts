/**
 * A scope of the domain as a condition on rows: for Prisma, and for a statement in SQL. A noun says once to which of its columns
 * each field belongs (`columns.ts`). Knows no role.
 */
import 'server-only'
import { scopeFields, type Alternative, type Scope, type ScopeField } from '@/domain/access/scope'
import { Prisma } from '../db'

type Condition<Where> = { where: Where; sql: Prisma.Sql }

export type ScopeColumns<Where> = {
  readonly [field in ScopeField]?: (value: NonNullable<Alternative[field]>) => Condition<Where>
}

/** A field without a column would widen the scope if it were left out, so it stops the request. */
const conditionOf = <Field extends ScopeField, Where>(
  field: Field,
  alternative: Alternative,
  columns: ScopeColumns<Where>,
): Condition<Where>[] => {
  const value = alternative[field]
  if (value === undefined || value === null) return []
  const column = columns[field]
  if (!column) throw new Error(`a scope is limited by ${field}, which has no column here`)
  return [column(value)]
}

const conditionsOf = <Where>(alternative: Alternative, columns: ScopeColumns<Where>) =>
  scopeFields.flatMap((field) => conditionOf(field, alternative, columns))

/** As a condition of Prisma. No alternative is no row. */
export const scopeWhere = <Where>(scope: Scope, columns: ScopeColumns<Where>) => ({
  OR: scope.map((alternative) => ({ AND: conditionsOf(alternative, columns).map(({ where }) => where) })),
})

/** As SQL, of the tables that the columns name. */
export const scopeSql = <Where>(scope: Scope, columns: ScopeColumns<Where>): Prisma.Sql => {
  if (scope.length === 0) return Prisma.sql`false`
  const alternatives = scope.map((alternative) => {
    const conditions = conditionsOf(alternative, columns).map(({ sql }) => sql)
    return Prisma.sql`(${Prisma.join(conditions, ' and ')})`
  })
  return Prisma.sql`(${Prisma.join(alternatives, ' or ')})`
}
