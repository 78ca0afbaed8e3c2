import 'server-only'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sameContact, type CreateFamily, type UpdateFamily } from '../schema'

/** Caller and schools are named by id from a browser: each must be one of this organisation's own. */
export const refuseStrangers = async (
  tx: Transaction,
  organisationId: string,
  input: Pick<CreateFamily, 'callerId' | 'children'>,
) => {
  const { callerId, children } = input
  if (callerId !== null) await refuseUnknownCallers(tx, organisationId, [callerId])
  const wanted = new Set(children.flatMap(({ schoolId }) => schoolId ?? []))
  const known = await tx.school.count({ where: { organisationId, id: { in: [...wanted] } } })
  if (known !== wanted.size) throw new AppError('invalid', 'unknown_school')
}

export const refuseUnknownCallers = async (tx: Transaction, organisationId: string, ids: readonly string[]) => {
  const wanted = new Set(ids)
  const known = await tx.staff.count({
    where: { organisationId, id: { in: [...wanted] }, disabledAt: null, role: { in: ['caller', 'coordinator'] } },
  })
  if (known !== wanted.size) throw new AppError('invalid', 'unknown_caller')
}

export const identityOf = (input: CreateFamily | UpdateFamily) => ({
  parentName: input.parentName,
  address: input.address,
  note: input.note,
  mayLeaveMessage: input.mayLeaveMessage,
  whoMayHear: input.whoMayHear,
  safeHours: input.safeHours,
})

export const familyOf = (input: CreateFamily | UpdateFamily) => ({
  status: input.status,
  programme: input.programme,
  homeLanguages: input.homeLanguages,
  callerId: input.callerId,
})

type Owner = { organisationId: string; familyId: string }

export const childRows = ({ organisationId, familyId }: Owner, children: CreateFamily['children']) =>
  children.map((child, position) => ({ organisationId, familyId, position, ...child }))

/**
 * A number that stays keeps its row, and with it the attempts that were made on it; a number written otherwise is another
 * number. Rows go first and come after, so that two numbers may trade places.
 */
export const replaceContactPoints = async (tx: Transaction, owner: Owner, points: CreateFamily['contactPoints']) => {
  const { familyId } = owner
  const stored = await tx.contactPoint.findMany({ where: { familyId }, select: { id: true, kind: true, value: true } })
  const rowOf = ({ kind, value }: { kind: string; value: string }) =>
    stored.find((row) => row.kind === kind && sameContact(row.value) === sameContact(value))
  const keptIds = points.flatMap((point) => rowOf(point)?.id ?? [])
  await tx.contactPoint.deleteMany({ where: { familyId, id: { notIn: keptIds } } })
  for (const [position, { kind, value, state }] of points.entries()) {
    const kept = rowOf({ kind, value })
    if (kept) await tx.contactPoint.update({ where: { id: kept.id }, data: { value, state, position } })
    else await tx.contactPoint.create({ data: { ...owner, kind, value, state, position } })
  }
}
