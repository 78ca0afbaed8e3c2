import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { contactKey, contactKeys, lookupKeys, noNumber } from '@/domain/people/contact-point'
import { lookupsOf } from '@/server/sealed/contact-columns'
import type { Transaction } from '@/server/db'
import { familyScope } from '@/server/scope'
import { hexOf } from '@/server/sealed/opened-json'
import type { CreateFamily } from '../schema'

type Contact = Pick<CreateFamily['contactPoints'][number], 'kind' | 'value'>

/**
 * Locks the organisation, so that families are created one after the other and the second of two alike ones sees the first.
 */
export const lockNewFamilies = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`

/** The families of the organisation that may have one of these. What texts without a number have in common says nothing. */
const familyIdsLike = async (tx: Transaction, organisationId: string, contacts: readonly Contact[]) => {
  const hashes = contacts.flatMap((contact) => {
    const keys = lookupKeys(contact).filter((key) => key !== noNumber)
    return lookupsOf(organisationId, contact.kind, keys).map(hexOf)
  })
  if (hashes.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct family_id as id from contact_point
    where organisation_id = ${organisationId}::uuid and lookups && ${hashes}::text[]::bytea[]`
  return rows.map(({ id }) => id)
}

/** Families whose ref differs from this one only in leading zeros (`1` and `0001`), which are probably the same family. */
const alikeRefs = async (tx: Transaction, actor: Actor, familyId: string, ref: string): Promise<AlikeFamily[]> => {
  if (!/^\d+$/.test(ref)) return []
  const ids = await tx.$queryRaw<{ id: string }[]>`
    select id from family where organisation_id = ${actor.organisationId}::uuid and id <> ${familyId}::uuid
      and ref ~ '^[0-9]+$' and ltrim(ref, '0') = ltrim(${ref}, '0') and ref <> ${ref}`
  const rows = await tx.family.findMany({
    where: { AND: [familyScope(actor), { id: { in: ids.map(({ id }) => id) } }] },
    orderBy: { ref: 'asc' },
    select: { id: true, ref: true, identity: { select: { parentName: true } } },
  })
  return rows.map(({ identity, ...row }) => ({
    ...row,
    parentName: identity?.parentName ?? '',
    by: 'ref',
    shared: ref,
  }))
}

const mostNamed = 5

/**
 * `shared` is the number or address that both families have (`by: 'contact'`), or the ref of the form, which differs only in
 * leading zeros (`by: 'ref'`).
 */
export type AlikeFamily = { id: string; ref: string; parentName: string; by: 'contact' | 'ref'; shared: string }

/** When `alike` is not empty, nothing was saved. */
export type SavedFamily = { id: string; alike: AlikeFamily[] }

/** Other families in the actor's scope with one of these numbers or addresses, each with the first one they share. */
const alikeByContact = async (
  tx: Transaction,
  actor: Actor,
  familyId: string,
  contacts: readonly Contact[],
): Promise<AlikeFamily[]> => {
  const likeIds = await familyIdsLike(tx, actor.organisationId, contacts)
  if (likeIds.length === 0) return []
  const valueByContact = new Map(contacts.map((contact) => [contactKey(contact), contact.value]))
  const rows = await tx.family.findMany({
    where: {
      AND: [familyScope(actor), { id: { not: familyId } }, { id: { in: likeIds } }],
    },
    orderBy: { ref: 'asc' },
    select: {
      id: true,
      ref: true,
      identity: { select: { parentName: true } },
      contactPoints: { select: { kind: true, value: true } },
    },
  })
  const alike = rows.flatMap(({ id, ref, identity, contactPoints }) => {
    const key = contactPoints.flatMap(contactKeys).find((one) => valueByContact.has(one))
    return key
      ? [
          {
            id,
            ref,
            parentName: identity?.parentName ?? '',
            by: 'contact' as const,
            shared: valueByContact.get(key) ?? '',
          },
        ]
      : []
  })
  return alike
}

/**
 * Other families in the actor's scope that may be the same as this one, by a number, an address or the ref. Each is named
 * once, and a few at most.
 */
export const alikeFamilies = async (
  tx: Transaction,
  actor: Actor,
  { familyId, contacts, ref }: { familyId: string; contacts: readonly Contact[]; ref: string },
): Promise<AlikeFamily[]> => {
  const byContact = await alikeByContact(tx, actor, familyId, contacts)
  const byRef = await alikeRefs(tx, actor, familyId, ref)
  const namedFamilyIds = new Set(byContact.map(({ id }) => id))
  return [...byContact, ...byRef.filter(({ id }) => !namedFamilyIds.has(id))].slice(0, mostNamed)
}
