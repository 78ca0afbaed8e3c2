import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeNextSteps } from '@/server/next-steps'
import { familyScope } from '@/server/scope'
import type { UpdateFamily } from '../schema'
import { alikeFamilies, lockNewFamilies, type SavedFamily } from '../parts/alike-families'
import { saveContactPoints, storedContact } from '../parts/contact-details'
import { newContactPoints, refuseInvalidContacts } from '../parts/contact-points'
import { childRows, familyOf, identityOf, refuseForeignIds } from '../parts/family-input'

/**
 * Saves the whole form, unless somebody else saved the family since the form was opened. When another family has a number or
 * address that is new here, it saves nothing and returns that family in `alike`.
 */
export const updateFamily = async (actor: Actor, input: UpdateFamily): Promise<SavedFamily> => {
  const { id, version, ref } = input
  await authorize(actor, 'family.update', { id })
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: { id: true, organisationId: true, ref: true },
    }),
    { actor, verb: 'family.update', id },
  )
  await authorize(actor, 'family.update', family)
  const { organisationId } = family
  return inTransaction(actor, async (tx) => {
    const oldContact = await storedContact(tx, id)
    const typedPoints = newContactPoints(input.contactPoints, oldContact.points)
    refuseInvalidContacts(input.contactPoints, oldContact.points)
    const newRef = ref === family.ref ? '' : ref
    if (typedPoints.length > 0 || newRef) await lockNewFamilies(tx, organisationId)
    const alike = await alikeFamilies(tx, actor, { familyId: id, contacts: typedPoints, ref: newRef })
    if (alike.some((alikeFamily) => !input.knownAlike.includes(alikeFamily.id))) return { id, alike }
    const updatedFamilies = await tx.family.updateMany({
      where: { id, version },
      data: { ...familyOf(input), version: { increment: 1 }, updatedAt: now() },
    })
    if (updatedFamilies.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await refuseForeignIds(tx, { actor, verb: 'family.update' }, input)
    if (ref !== family.ref) {
      if ((await tx.family.count({ where: { organisationId, ref } })) > 0)
        throw new AppError('invalid', undefined, [{ path: 'ref', reason: 'ref_taken' }])
      await tx.family.update({ where: { id }, data: { ref }, select: { id: true } })
    }
    const owner = { organisationId, familyId: id }
    const identity = identityOf(input)
    await tx.familyIdentity.upsert({
      where: { familyId: id },
      create: { ...owner, ...identity },
      update: identity,
    })
    await saveContactPoints(tx, actor, { ...owner, oldContact, contact: input })
    await tx.child.deleteMany({ where: { familyId: id } })
    await tx.child.createMany({ data: childRows(owner, input.children) })
    await storeNextSteps(tx, organisationId, [id])
    await audit(tx, actor, 'family.update', id, { version: version + 1 })
    return { id, alike: [] }
  })
}
