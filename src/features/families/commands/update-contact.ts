import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { familyPreferences, identityPreferences } from '@/server/contact-preferences'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeNextSteps } from '@/server/next-steps'
import { familyScope } from '@/server/scope'
import type { UpdateContact } from '../schema'
import { alikeFamilies, lockNewFamilies, type SavedFamily } from '../parts/alike-families'
import { requireContactFamily } from '../parts/contact-family'
import { saveContactPoints, storedContact } from '../parts/contact-details'
import { newContactPoints, refuseInvalidContacts } from '../parts/contact-points'

/**
 * Saves how a family is reached: numbers, addresses, safe contact and preferences. It keeps the old values, and refuses when
 * somebody else saved the family since the form was opened. When another family has a number or address that is new here, it
 * saves nothing and returns that family in `alike`.
 */
export const updateContact = async (actor: Actor, input: UpdateContact): Promise<SavedFamily> => {
  const { id, version } = input
  const { organisationId } = await requireContactFamily(actor, id)
  return inTransaction(actor, async (tx) => {
    const oldContact = await storedContact(tx, id)
    const typedPoints = newContactPoints(input.contactPoints, oldContact.points)
    refuseInvalidContacts(input.contactPoints, oldContact.points)
    if (typedPoints.length > 0) await lockNewFamilies(tx, organisationId)
    const alike = await alikeFamilies(tx, actor, { familyId: id, contacts: typedPoints, ref: '' })
    if (alike.some((family) => !input.knownAlike.includes(family.id))) return { id, alike }
    const updatedFamilies = await tx.family.updateMany({
      where: { ...familyScope(actor), AND: { id, version } },
      data: { ...familyPreferences(input), version: { increment: 1 }, updatedAt: now() },
    })
    if (updatedFamilies.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    const owner = { organisationId, familyId: id }
    await tx.familyIdentity.upsert({
      where: { familyId: id },
      create: { ...owner, parentName: new Uint8Array(), ...identityPreferences(id, input) },
      update: identityPreferences(id, input),
    })
    await saveContactPoints(tx, actor, { ...owner, oldContact, contact: input })
    await storeNextSteps(tx, organisationId, [id])
    await audit(tx, actor, 'contact.update', id, { version: version + 1 })
    return { id, alike: [] }
  })
}
