import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { noteForeign } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { CreateFamily, UpdateFamily } from '../schema'

type Asking = { actor: Actor; verb: Verb }

/** Caller and schools are named by id from a browser: each must be one of this organisation's own. */
export const refuseStrangers = async (
  tx: Transaction,
  asking: Asking,
  { callerId, children }: Pick<CreateFamily, 'callerId' | 'children'>,
) => {
  if (callerId !== null) await refuseUnknownCallers(tx, asking, [callerId])
  const wanted = new Set(children.flatMap(({ schoolId }) => schoolId ?? []))
  const own = await tx.school.findMany({
    where: { organisationId: asking.actor.organisationId, id: { in: [...wanted] } },
    select: { id: true },
  })
  noteForeign(asking, wanted, own)
  if (own.length !== wanted.size) throw new AppError('invalid', 'unknown_school')
}

export const refuseUnknownCallers = async (tx: Transaction, asking: Asking, ids: readonly string[]) => {
  const wanted = new Set(ids)
  const own = await tx.staff.findMany({
    where: { organisationId: asking.actor.organisationId, id: { in: [...wanted] } },
    select: { id: true, role: true, disabledAt: true },
  })
  noteForeign(asking, wanted, own)
  const callers = own.filter(
    ({ role, disabledAt }) => disabledAt === null && rolesThatMay('interview.start').includes(role),
  )
  if (callers.length !== wanted.size) throw new AppError('invalid', 'unknown_caller')
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
