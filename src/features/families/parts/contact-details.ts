import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { pointChanges, preferenceChanges } from '@/domain/people/contact-changes'
import type { ContactPreferences } from '@/domain/people/contact-preferences'
import { requireFound } from '@/server/authorize'
import { storeContactChanges } from '@/server/contact-changes'
import { familyPreferenceColumns, identityPreferenceColumns, preferencesOf } from '@/server/contact-preferences'
import type { Transaction } from '@/server/db'
import type { UpdateContact } from '../schema'
import { replaceContactPoints, storedContactPoints, type StoredPoint } from './contact-points'

export type StoredContact = { points: StoredPoint[]; preferences: ContactPreferences }

/** How a family is reached now: what a save compares with, and what it keeps in the history. */
export const storedContact = async (tx: Transaction, familyId: string): Promise<StoredContact> => {
  const family = requireFound(
    await tx.family.findFirst({
      where: { id: familyId },
      select: { ...familyPreferenceColumns, identity: { select: identityPreferenceColumns } },
    }),
  )
  return { points: await storedContactPoints(tx, familyId), preferences: preferencesOf(family, family.identity) }
}

/** Replaces the contact points, and keeps the old values of everything that the form changes. */
export const saveContactPoints = async (
  tx: Transaction,
  actor: Actor,
  {
    oldContact,
    contact,
    ...owner
  }: { organisationId: string; familyId: string } & {
    oldContact: StoredContact
    contact: ContactPreferences & Pick<UpdateContact, 'contactPoints'>
  },
): Promise<void> => {
  const changes = [
    ...pointChanges(oldContact.points, contact.contactPoints),
    ...preferenceChanges(oldContact.preferences, contact),
  ]
  await replaceContactPoints(tx, owner, contact.contactPoints, oldContact.points)
  await storeContactChanges(
    tx,
    actor,
    changes.map((change) => ({ ...change, familyId: owner.familyId })),
  )
}
