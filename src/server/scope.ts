/** What an actor can see at all, as where clauses. Outside it, a row is not found. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Prisma } from './db'

const nothing = { id: '00000000-0000-0000-0000-000000000000' }

/** Families: a coordinator all of the organisation, a caller those assigned now, nobody else any. */
export const familyScope = (actor: Actor): Prisma.FamilyWhereInput => {
  const organisation = { organisationId: actor.organisationId }
  if (actor.kind === 'system' || actor.role === 'coordinator') return organisation
  return actor.role === 'caller' ? { ...organisation, callerId: actor.staffId } : nothing
}

/** Interviews follow their family. */
export const interviewScope = (actor: Actor): Prisma.InterviewWhereInput => ({
  organisationId: actor.organisationId,
  family: familyScope(actor),
})

/** Help: that of the families one sees, and what one promised oneself. */
export const helpScope = (actor: Actor): Prisma.HelpItemWhereInput => {
  const organisation = { organisationId: actor.organisationId }
  if (actor.kind === 'system' || actor.role !== 'caller') return { ...organisation, family: familyScope(actor) }
  return { ...organisation, OR: [{ family: familyScope(actor) }, { ownerId: actor.staffId }] }
}
