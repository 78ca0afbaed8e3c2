/**
 * The columns of a contact point that hold its number or address: sealed, and as hashes by which it is found without opening
 * any. Whoever has the database alone sees that two families have the same number, and not which.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import { lookupKeys, type Contact } from '@/domain/people/contact-point'
import { blindIndex, sealText } from './sealed-text'

type Owner = { organisationId: string; familyId: string }
type BlindIndex = typeof blindIndex

/** The hashes by which whatever has one of these keys is found. */
export const lookupsOf = (
  organisationId: string,
  kind: Contact['kind'],
  keys: readonly string[],
  index: BlindIndex = blindIndex,
) => keys.map((key) => index(organisationId, kind, key))

/** No family has the same text twice: the hash of the value is of the family too. */
export const contactHashes = (
  { organisationId, familyId }: Owner,
  contact: Contact,
  index: BlindIndex = blindIndex,
) => ({
  valueHash: index(organisationId, contact.kind, `${familyId} ${contact.value}`),
  lookups: lookupsOf(organisationId, contact.kind, lookupKeys(contact), index),
})

/** The value of a contact point as its columns. */
export const contactValueColumns = (owner: Owner, id: string, contact: Contact) => ({
  value: sealText('contact_point.value', { ownerId: owner.familyId, rowId: id }, contact.value),
  ...contactHashes(owner, contact),
})

/** A new contact point of this family, as its columns. */
export const newContactColumns = (owner: Owner, contact: Contact) => {
  const id = randomUUID()
  return { id, ...owner, kind: contact.kind, ...contactValueColumns(owner, id, contact) }
}
