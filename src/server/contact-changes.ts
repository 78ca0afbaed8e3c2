/** Stores old values of contact details in the history of their family, in the transaction that changes them. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { ContactChange } from '@/domain/people/contact-changes'
import { now } from './clock'
import type { Transaction } from './db'
import { sealText } from './sealed/sealed-text'

export const storeContactChanges = async (
  tx: Transaction,
  actor: Actor,
  changes: readonly (ContactChange & { familyId: string })[],
): Promise<void> => {
  if (changes.length === 0) return
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  const at = now()
  await tx.contactChange.createMany({
    data: changes.map(({ familyId, field, oldValue }) => {
      const id = randomUUID()
      return {
        id,
        organisationId: actor.organisationId,
        familyId,
        field,
        oldValue: sealText('contact_change.old_value', { ownerId: familyId, rowId: id }, oldValue),
        staffId,
        at,
      }
    }),
  })
}
