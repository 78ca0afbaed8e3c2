/** What an actor can see at all, as where clauses. Outside it, a row is not found. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { begunCallMs, type Subject } from '@/domain/access/can'
import { now } from './clock'
import { Prisma } from './db'

const nothing = { id: '00000000-0000-0000-0000-000000000000' }

/** Families: a coordinator all of the organisation, a caller those assigned now, nobody else any. */
export const familyScope = (actor: Actor): Prisma.FamilyWhereInput => {
  const organisation = { organisationId: actor.organisationId }
  if (actor.kind === 'system' || actor.role === 'coordinator') return organisation
  return actor.role === 'caller' ? { ...organisation, callerId: actor.staffId } : nothing
}

/** The rule of `familyScope` for a statement in SQL, of its table `family`. */
export const familyInScope = (actor: Actor): Prisma.Sql => {
  const organisation = Prisma.sql`family.organisation_id = ${actor.organisationId}::uuid`
  if (actor.kind === 'system' || actor.role === 'coordinator') return organisation
  if (actor.role !== 'caller') return Prisma.sql`false`
  return Prisma.sql`${organisation} and family.caller_id = ${actor.staffId}::uuid`
}

/** Interviews follow their family. */
const interviewScope = (actor: Actor): Prisma.InterviewWhereInput => ({
  organisationId: actor.organisationId,
  family: familyScope(actor),
})

const underWay = ['open', 'to_be_continued'] as const

/**
 * Interviews by their id, for the screen of the call: those in scope, and for a day the open call that a caller began,
 * although its family has another caller since. For no list: the family itself stays out of scope.
 */
export const callScope = (actor: Actor): Prisma.InterviewWhereInput => {
  if (actor.kind === 'system' || actor.role !== 'caller') return interviewScope(actor)
  const begunSince = new Date(now().getTime() - begunCallMs)
  return {
    organisationId: actor.organisationId,
    OR: [
      { family: familyScope(actor) },
      { callerId: actor.staffId, state: { in: [...underWay] }, startedAt: { gte: begunSince } },
    ],
  }
}

/** Interviews where one adds to a concern: those of the call's screen, and where one raised a concern oneself, ever. */
export const concernScope = (actor: Actor): Prisma.InterviewWhereInput => {
  if (actor.kind === 'system' || actor.role !== 'caller') return callScope(actor)
  const own = { organisationId: actor.organisationId, concerns: { some: { raisedById: actor.staffId } } }
  return { OR: [callScope(actor), own] }
}

type Call = { id: string; callerId: string; state: string; startedAt: Date; family: { callerId: string | null } }

/** The columns that `callSubject` reads. */
export const callColumns = {
  id: true,
  callerId: true,
  state: true,
  startedAt: true,
  family: { select: { callerId: true } },
} as const satisfies Prisma.InterviewSelect

/** What the rules of `can` need to know of a call. */
export const callSubject = ({ id, callerId, state, startedAt, family }: Call): Subject & { id: string } => ({
  id,
  callerId: family.callerId,
  ...(underWay.some((one) => one === state)
    ? { begunById: callerId, begunForMs: now().getTime() - startedAt.getTime() }
    : {}),
})

/** The rule of `callScope` for a row that was read otherwise. */
export const isCallInScope = (actor: Actor, { callerId, begunById, begunForMs }: Subject): boolean => {
  if (actor.kind === 'system' || actor.role === 'coordinator') return true
  if (actor.role !== 'caller') return false
  if (callerId === actor.staffId) return true
  return begunById === actor.staffId && begunForMs !== undefined && begunForMs <= begunCallMs
}

/** Help: that of the families one sees, and what one promised oneself. */
export const helpScope = (actor: Actor): Prisma.HelpItemWhereInput => {
  const organisation = { organisationId: actor.organisationId }
  if (actor.kind === 'system' || actor.role !== 'caller') return { ...organisation, family: familyScope(actor) }
  return { ...organisation, OR: [{ family: familyScope(actor) }, { ownerId: actor.staffId }] }
}
