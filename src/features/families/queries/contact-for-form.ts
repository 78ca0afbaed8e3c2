import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { familyPreferenceColumns, identityPreferenceColumns, preferencesOf } from '@/server/contact-preferences'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

/** How a family is reached, with the fields of the form in which its caller corrects it. */
export const contactForForm = async (actor: Actor, id: string) => {
  await authorize(actor, 'contact.update', { id })
  const { identity, contactPoints, ...row } = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: {
        id: true,
        ref: true,
        version: true,
        homeLanguages: true,
        ...familyPreferenceColumns,
        identity: { select: { parentName: true, ...identityPreferenceColumns } },
        contactPoints: {
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          select: { id: true, kind: true, value: true, state: true },
        },
      },
    }),
    { actor, verb: 'contact.update', id },
  )
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    homeLanguages: row.homeLanguages,
    parentName: identity?.parentName ?? '',
    contactPoints,
    ...preferencesOf(row, identity),
  }
}

export type ContactForForm = Awaited<ReturnType<typeof contactForForm>>
