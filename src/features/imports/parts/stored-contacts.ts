import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { lookupKeys, noNumber, type Contact } from '@/domain/people/contact-point'
import { chunksOf } from '@/server/chunks'
import { mapGivingWay } from '@/server/give-way'
import { lookupsOf } from '@/server/sealed/contact-columns'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { openPoint, type SealedPoint } from '@/server/sealed/opened-values'

type StoredContact = Contact & { ref: string }
type SealedContact = SealedPoint & { ref: string }

const lookupsOfContact = (organisationId: string, contact: Contact) => {
  const keys = lookupKeys(contact).filter((key) => key !== noNumber)
  return lookupsOf(organisationId, contact.kind, keys).map(hexOf)
}

/** The contact points of the organisation that may be one of these, with the ref of their family, the lowest ref first. */
export const storedContacts = async (
  tx: Transaction,
  actor: Actor,
  contacts: readonly Contact[],
): Promise<StoredContact[]> => {
  const { organisationId } = actor
  const rows: SealedContact[] = []
  const everyLookup = await mapGivingWay(contacts, (contact) => lookupsOfContact(organisationId, contact))
  for (const lookups of chunksOf([...new Set(everyLookup.flat())], 5000))
    rows.push(
      ...(await tx.$queryRaw<SealedContact[]>`
        select p.id, p.kind::text as kind, p.value, f.ref from contact_point p join family f on f.id = p.family_id
        where p.organisation_id = ${organisationId}::uuid
          and p.lookups && ${lookups}::text[]::bytea[]
        order by f.ref collate "C", p.position, p.id`),
    )
  return (await mapGivingWay(rows, openPoint)).map(({ kind, value, ref }) => ({ kind, value, ref }))
}
