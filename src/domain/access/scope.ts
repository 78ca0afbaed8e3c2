/**
 * Describes which rows an actor sees: a row is seen when it meets all limits of at least one alternative. An empty list sees
 * no row. The same value becomes a Prisma condition and SQL (`server/scope`) and judges one row here, so the three cannot
 * differ.
 */
import type { Actor, Role, StaffActor } from './actor'
import type { Subject } from './subject'

/** The row must have each of these ids. `begunForMs` is the longest time that the interview may have been under way. */
export type Limits = {
  readonly callerId?: string
  readonly ownerId?: string
  readonly begunById?: string
  readonly isOpen?: true
  readonly begunForMs?: number
}

export type Alternative = Limits & { readonly organisationId: string }
export type Scope = readonly Alternative[]
export type ScopeField = keyof Alternative

export const scopeFields = [
  'organisationId',
  'callerId',
  'ownerId',
  'begunById',
  'isOpen',
  'begunForMs',
] as const satisfies readonly ScopeField[]

type LimitsByRole = { readonly [role in Role]?: (actor: StaffActor) => readonly Limits[] }

/** All rows of the actor's organisation. */
export const wholeOrganisation = (): readonly Limits[] => [{}]

const limitsOf = (byRole: LimitsByRole, actor: Actor): readonly Limits[] => {
  if (actor.kind === 'system') return wholeOrganisation()
  return Object.hasOwn(byRole, actor.role) ? (byRole[actor.role]?.(actor) ?? []) : []
}

/**
 * Makes the scope of a noun from a limit for each role. A role without a limit sees nothing, and nobody sees another
 * organisation. The operator's command line sees its whole organisation.
 */
export const scopeByRole =
  (byRole: LimitsByRole) =>
  (actor: Actor): Scope =>
    limitsOf(byRole, actor).map((limits) => ({ ...limits, organisationId: actor.organisationId }))

const fits = (row: Subject, alternative: Alternative) =>
  scopeFields.every((field) => {
    if (alternative[field] === undefined) return true
    if (field !== 'begunForMs') return row[field] === alternative[field]
    return row.begunForMs !== undefined && row.begunForMs <= (alternative.begunForMs ?? 0)
  })

/** Returns whether the scope includes the row. */
export const isInScope = (scope: Scope, row: Subject): boolean => scope.some((alternative) => fits(row, alternative))

/** Returns whether the scope includes every row of the organisation. */
export const isWholeOrganisation = (scope: Scope): boolean =>
  scope.some((alternative) =>
    scopeFields.every((field) => field === 'organisationId' || alternative[field] === undefined),
  )
