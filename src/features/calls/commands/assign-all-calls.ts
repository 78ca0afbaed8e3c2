import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { assignCaller } from '@/server/assign-caller'
import { auditForeignIds, authorize } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireSameList } from '../parts/whole-list'
import type { AssignAllCalls } from '../schema'

const refuseUnknownCaller = async (tx: Transaction, actor: Actor, id: string) => {
  const ownStaff = await tx.staff.findMany({
    where: { id, organisationId: actor.organisationId },
    select: { id: true, role: true, disabledAt: true },
  })
  auditForeignIds({ actor, verb: 'family.assign' }, [id], ownStaff)
  const mayCall = ownStaff.some(
    ({ role, disabledAt }) => disabledAt === null && rolesThatMay('interview.start').includes(role),
  )
  if (!mayCall) throw new AppError('invalid', 'unknown_caller')
}

/** Gives every family of a filtered list of calls to one caller. */
export const assignAllCalls = async (actor: Actor, { callerId, ...list }: AssignAllCalls) => {
  await authorize(actor, 'family.assign')
  return inTransaction(actor, async (tx) => {
    await refuseUnknownCaller(tx, actor, callerId)
    const families = await requireSameList(tx, actor, list)
    const { previous, overCap } = await assignCaller(tx, actor, families, () => callerId)
    return { count: previous.length, overCap }
  })
}
