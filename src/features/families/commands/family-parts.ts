import 'server-only'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { CreateFamily, UpdateFamily } from '../schema'

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
  surname: input.surname,
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
