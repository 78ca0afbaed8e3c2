import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'
import { record, noIdentity } from '../parts/family-columns'

/** The record of a family, with the fields of its form. */
export const familyForForm = async (actor: Actor, id: string) => {
  await authorize(actor, 'family.update', { id })
  const family = requireFound(
    await database().family.findFirst({ where: { ...familyScope(actor), AND: { id } }, select: record }),
    { actor, verb: 'family.update', id },
  )
  const { identity: who, caller: _, mayCall: __, ...row } = family
  return {
    ...row,
    ...(who ?? noIdentity),
    children: row.children.map(({ age, schoolId }) => ({ age, schoolId })),
  }
}
export type FamilyForForm = Awaited<ReturnType<typeof familyForForm>>
