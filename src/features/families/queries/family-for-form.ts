import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { familyPreferenceColumns, identityPreferenceColumns, preferencesOf } from '@/server/contact-preferences'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'

const columns = {
  id: true,
  ref: true,
  status: true,
  programme: true,
  homeLanguages: true,
  ...familyPreferenceColumns,
  callerId: true,
  version: true,
  identity: { select: { parentName: true, surname: true, address: true, note: true, ...identityPreferenceColumns } },
  contactPoints: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, value: true, state: true },
  },
  children: { orderBy: { position: 'asc' }, select: { age: true, schoolId: true } },
} satisfies Prisma.FamilySelect

const noIdentity = { parentName: '', surname: '', address: '', note: '' }

/** The record of a family, with the fields of its form. */
export const familyForForm = async (actor: Actor, id: string) => {
  await authorize(actor, 'family.update', { id })
  const family = requireFound(
    await database(actor).family.findFirst({ where: { ...familyScope(actor), AND: { id } }, select: columns }),
    { actor, verb: 'family.update', id },
  )
  const { identity, ...row } = family
  return { ...row, ...(identity ?? noIdentity), ...preferencesOf(row, identity) }
}
export type FamilyForForm = Awaited<ReturnType<typeof familyForForm>>
