import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { auditForeignIds } from '@/server/authorize'
import { familyPreferences, identityPreferences } from '@/server/contact-preferences'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { newNameColumns } from '@/server/sealed/name-columns'
import { sealText } from '@/server/sealed/sealed-text'
import type { CreateFamily, UpdateFamily } from '../schema'

type AskedWrite = { actor: Actor; verb: Verb }

/** Refuses ids of a caller or school that do not belong to this organisation. The ids come from the browser. */
export const refuseForeignIds = async (
  tx: Transaction,
  asking: AskedWrite,
  { callerId, children }: Pick<CreateFamily, 'callerId' | 'children'>,
) => {
  if (callerId !== null) await refuseUnknownCallers(tx, asking, [callerId])
  const schoolIds = new Set(children.flatMap(({ schoolId }) => schoolId ?? []))
  const ownSchools = await tx.school.findMany({
    where: { organisationId: asking.actor.organisationId, id: { in: [...schoolIds] } },
    select: { id: true },
  })
  auditForeignIds(asking, schoolIds, ownSchools)
  if (ownSchools.length !== schoolIds.size) throw new AppError('invalid', 'unknown_school')
}

export const refuseUnknownCallers = async (tx: Transaction, asking: AskedWrite, ids: readonly string[]) => {
  const callerIds = new Set(ids)
  const ownStaff = await tx.staff.findMany({
    where: { organisationId: asking.actor.organisationId, id: { in: [...callerIds] } },
    select: { id: true, role: true, disabledAt: true },
  })
  auditForeignIds(asking, callerIds, ownStaff)
  const callers = ownStaff.filter(
    ({ role, disabledAt }) => disabledAt === null && rolesThatMay('interview.start').includes(role),
  )
  if (callers.length !== callerIds.size) throw new AppError('invalid', 'unknown_caller')
}

/** The columns beside the family's name, sealed. */
export const identityOf = (input: CreateFamily | UpdateFamily) => {
  const row = { ownerId: input.id, rowId: input.id }
  return {
    ...newNameColumns(input.id, input),
    address: sealText('family_identity.address', row, input.address),
    note: sealText('family_identity.note', row, input.note),
    ...identityPreferences(input.id, input),
  }
}

export const familyOf = (input: CreateFamily | UpdateFamily) => ({
  status: input.status,
  programme: input.programme,
  homeLanguages: input.homeLanguages,
  callerId: input.callerId,
  ...familyPreferences(input),
})

type Owner = { organisationId: string; familyId: string }

export const childRows = ({ organisationId, familyId }: Owner, children: CreateFamily['children']) =>
  children.map((child, position) => ({ organisationId, familyId, position, ...child }))
