import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { storedAs } from '@/server/stored'
import { storedContactsSchema, type ConcernContact } from '../schema'

export type ConcernSettings = { months: number; contacts: readonly ConcernContact[] }

/** The settings of the organisation for safety concerns. */
export const concernContacts = async (actor: Actor): Promise<ConcernSettings> => {
  const id = actor.organisationId
  const organisation = await database(actor).organisation.findFirst({
    where: { id },
    select: { concernMonths: true, concernContacts: true },
  })
  const { concernMonths, concernContacts: list } = requireFound(organisation)
  return { months: concernMonths, contacts: storedAs(storedContactsSchema, list, { kind: 'organisation', id }) }
}
