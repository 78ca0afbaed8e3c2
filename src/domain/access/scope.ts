/**
 * Describes which rows an actor sees: a row is seen when it meets all limits of at least one alternative. An empty list sees
 * no row. The same value becomes a Prisma condition and SQL (`server/scope`) and judges one row here, so the three cannot
 * differ.
 */
import type { Actor, Role, StaffActor } from './actor'
import type { Subject } from './subject'

/**
 * The row must have each of these ids. `begunForMs` is the longest time that the interview may have been under way, and
 * `endedForMs` the longest time since its end: an open interview has none.
 */
export type Limits = {
  readonly callerId?: string
  readonly leasedToId?: string
  readonly ownerId?: string
  readonly begunById?: string
  readonly isOpen?: true
  readonly begunForMs?: number
  readonly heldById?: string
  readonly endedForMs?: number
}

export type Alternative = Limits & { readonly organisationId: string }
export type Scope = readonly Alternative[]
export type ScopeField = keyof Alternative

export const scopeFields = [
  'organisationId',
  'callerId',
  'leasedToId',
  'ownerId',
  'begunById',
  'isOpen',
  'begunForMs',
  'heldById',
  'endedForMs',
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

const isWithin = (longestMs: number, passedMs: number | undefined) => passedMs !== undefined && passedMs <= longestMs

const fits = (row: Subject, { begunForMs, endedForMs, ...limits }: Alternative) =>
  (begunForMs === undefined || isWithin(begunForMs, row.begunForMs)) &&
  (endedForMs === undefined || isWithin(endedForMs, row.endedForMs)) &&
  scopeFields.every((field) => {
    if (field === 'begunForMs' || field === 'endedForMs') return true
    return limits[field] === undefined || row[field] === limits[field]
  })

/** What the actor promised, and what those colleagues did for whom they cover today. */
export const promisesOfCaller = ({ staffId, coversForIds }: StaffActor): readonly Limits[] =>
  [staffId, ...coversForIds].map((ownerId) => ({ ownerId }))

/** Returns whether the scope includes the row. */
export const isInScope = (scope: Scope, row: Subject): boolean => scope.some((alternative) => fits(row, alternative))

/** Returns whether the scope includes every row of the organisation. */
export const isWholeOrganisation = (scope: Scope): boolean =>
  scope.some((alternative) =>
    scopeFields.every((field) => field === 'organisationId' || alternative[field] === undefined),
  )
