import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { ableCaller } from '@/domain/calls/step-owner'
import { responsibleCallerId } from '@/server/absences'
import { auditForeignIds } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyHistories } from '@/server/next-steps/family-histories'

const refuseOwner = () => new AppError('invalid', 'unknown_caller', [{ path: 'ownerId', reason: 'unknown_caller' }])

type Family = { id: string; leasedToId?: string | null }

/**
 * Who makes a call that this person agrees with the family: its caller, or this person when there is none who can. It is also
 * theirs when they call in the place of an absent caller for whom nobody covers (`isForAbsent`).
 */
export const agreedOwner = async (db: Pick<Transaction, '$queryRaw'>, actor: Actor, { id, leasedToId }: Family) => {
  const actorId = actor.kind === 'staff' ? actor.staffId : null
  const [history] = await familyHistories(db, [id])
  const callerId = history ? ableCaller(history) : null
  const isLent = actorId !== null && leasedToId === actorId && callerId !== null && callerId !== actorId
  const isForAbsent = isLent && (await responsibleCallerId(db, callerId, today())) === null
  return { ownerId: isForAbsent || callerId === null ? actorId : callerId, isForAbsent }
}

/**
 * Who makes the call: a coordinator may name anybody, a caller the family's caller or themselves. Without a name it is as
 * `agreedOwner` says.
 */
export const requireOwner = async (
  actor: StaffActor,
  family: Family & { callerId: string | null },
  ownerId: string | null,
): Promise<string> => {
  const wantedId = ownerId ?? (await agreedOwner(database(actor), actor, family)).ownerId ?? actor.staffId
  if (wantedId !== family.callerId && wantedId !== actor.staffId && !can(actor, 'family.assign')) throw refuseOwner()
  const owner = await database(actor).staff.findFirst({
    where: {
      id: wantedId,
      organisationId: actor.organisationId,
      disabledAt: null,
      role: { in: rolesThatMay('attempt.record') },
    },
    select: { id: true },
  })
  if (owner) return owner.id
  auditForeignIds({ actor, verb: 'appointment.make' }, [wantedId], [])
  throw refuseOwner()
}
