/** What nobody does alone: it becomes a request that waits for a second person. */
import 'server-only'
import { needsSecondPerson, type Actor, type Role, type StaffActor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import type { AccessKind } from '@/server/generated/prisma/enums'
import { enqueueAccessLetters } from './access-letters'

/** Long enough for a weekend and a day off. */
const waitingHours = 96

/** Whether this actor gives this role to nobody alone. The operator's command line goes on unattended. */
export const mayNotGiveAlone = (actor: Actor, role: Role, from: Role | null = null): actor is StaffActor =>
  actor.kind === 'staff' && needsSecondPerson(role, from)

type NewRequest = { kind: AccessKind; staffId: string; fromRole: Role; toRole: Role; trainee?: boolean }

/**
 * Creates a request, in place of an earlier one of the same kind for the same person, and tells everybody who may release it.
 * Without a person it is asked by the groups of the identity provider.
 */
export const requestAccess = async (tx: Transaction, actor: Actor, request: NewRequest): Promise<string> => {
  const at = now()
  const requestedById = actor.kind === 'staff' ? actor.staffId : null
  await tx.accessRequest.updateMany({
    where: { staffId: request.staffId, kind: request.kind, decidedAt: null },
    data: { decidedAt: at, decidedById: requestedById, released: false },
  })
  const { id } = await tx.accessRequest.create({
    data: {
      ...request,
      organisationId: actor.organisationId,
      requestedById,
      requestedAt: at,
      expiresAt: new Date(at.getTime() + waitingHours * 60 * 60 * 1000),
    },
    select: { id: true },
  })
  const { kind, staffId, toRole } = request
  const letter = { notice: 'requested', kind, aboutId: staffId, from: null, to: toRole } as const
  await enqueueAccessLetters(tx, actor, { ...letter, byGroups: requestedById === null })
  return id
}
