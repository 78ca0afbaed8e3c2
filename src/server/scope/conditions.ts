/**
 * Turns a scope of the domain into a condition on rows, for Prisma and for SQL. `columns.ts` maps the fields of a scope to
 * the columns of each noun. Contains no roles.
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

/** Inside an `AND`, Prisma drops an `OR` of nothing, and then every row matches. */
const noRow: { id: { in: string[] } } = { id: { in: [] } }

/** The scope as a condition for Prisma. A scope without alternatives matches no row. */
export const scopeWhere = <Where>(scope: Scope, columns: ScopeColumns<Where>) =>
  scope.length === 0
    ? noRow
    : { OR: scope.map((alternative) => ({ AND: conditionsOf(alternative, columns).map(({ where }) => where) })) }

/** The scope as SQL, on the tables that the columns name. A scope without alternatives matches no row. */
export const scopeSql = <Where>(scope: Scope, columns: ScopeColumns<Where>): Prisma.Sql => {
  if (scope.length === 0) return Prisma.sql`false`
  const alternatives = scope.map((alternative) => {
    const conditions = conditionsOf(alternative, columns).map(({ sql }) => sql)
    return Prisma.sql`(${Prisma.join(conditions, ' and ')})`
  })
  return Prisma.sql`(${Prisma.join(alternatives, ' or ')})`
}
