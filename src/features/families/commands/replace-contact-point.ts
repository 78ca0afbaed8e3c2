import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { contactKey, type Contact, type ContactLink } from '@/domain/people/contact-point'
import { offeredLinks } from '@/domain/people/outgoing-message'
import { withPlainDigits } from '@/domain/people/phone-number'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { storeContactChanges } from '@/server/contact-changes'
import { contactValueColumns, newContactColumns } from '@/server/sealed/contact-columns'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { familyScope } from '@/server/scope'
import type { ReplaceContactPoint } from '../schema'
import { alikeFamilies, lockNewFamilies, type SavedFamily } from '../parts/alike-families'
import { requireContactFamily } from '../parts/contact-family'
import { refuseInvalidContactValue, storedContactPoints } from '../parts/contact-points'

/** `point` is the new number or address as the screen shows and dials it; null when nothing was saved. */
export type ReplacedPoint = SavedFamily & { point: { id: string; links: ContactLink[] } | null }

const offeredPoint = async (tx: Transaction, familyId: string, { id, ...contact }: Contact & { id: string }) => {
  const { mayCall, identity } = await tx.family.findUniqueOrThrow({
    where: { id: familyId },
    select: { mayCall: true, identity: { select: { mayLeaveMessage: true } } },
  })
  return { id, links: offeredLinks(contact, { mayCall, mayLeaveMessage: identity?.mayLeaveMessage ?? null }) }
}

/**
 * Puts a new number or address in the place of a wrong one. The old one is closed and stays in the history, and the new one
 * is the first that is tried. When another family has the new one, it saves nothing and returns that family in `alike`.
 */
export const replaceContactPoint = async (actor: Actor, input: ReplaceContactPoint): Promise<ReplacedPoint> => {
  const { id, pointId } = input
  const { organisationId } = await requireContactFamily(actor, id)
  return inTransaction(actor, async (tx) => {
    await lockNewFamilies(tx, organisationId)
    await lockFamily(tx, id)
    const points = await storedContactPoints(tx, id)
    const oldPoint = requireFound(
      points.find((point) => point.id === pointId),
      { actor, verb: 'contact.update', id: pointId },
    )
    if (oldPoint.state === 'dead') throw new AppError('conflict', 'changed_meanwhile')
    const { kind } = oldPoint
    const value = kind === 'phone' ? withPlainDigits(input.value) : input.value
    refuseInvalidContactValue({ kind, value }, oldPoint)
    const alike = await alikeFamilies(tx, actor, { familyId: id, contacts: [{ kind, value }], ref: '' })
    if (alike.some((family) => !input.knownAlike.includes(family.id))) return { id, alike, point: null }
    const updatedFamilies = await tx.family.updateMany({
      where: { ...familyScope(actor), AND: { id } },
      data: { version: { increment: 1 }, updatedAt: now() },
    })
    if (updatedFamilies.count === 0) requireFound(null, { actor, verb: 'contact.update', id })
    await tx.contactPoint.updateMany({ where: { familyId: id }, data: { position: { increment: 1 } } })
    await tx.contactPoint.update({ where: { id: pointId }, data: { state: 'dead' }, select: { id: true } })
    const samePoint = points.find((point) => contactKey(point) === contactKey({ kind, value }))
    const owner = { organisationId, familyId: id }
    const place = { state: 'active', position: 0 } as const
    const { id: newId } = await (samePoint
      ? tx.contactPoint.update({
          where: { id: samePoint.id },
          data: { ...contactValueColumns(owner, samePoint.id, { kind, value }), ...place },
          select: { id: true },
        })
      : tx.contactPoint.create({
          data: { ...newContactColumns(owner, { kind, value }), ...place },
          select: { id: true },
        }))
    await storeContactChanges(tx, actor, [{ familyId: id, field: kind, oldValue: oldPoint.value }])
    await storeNextSteps(tx, organisationId, [id])
    await audit(tx, actor, 'contact.update', id, { replaced: pointId })
    return { id, alike: [], point: await offeredPoint(tx, id, { id: newId, kind, value }) }
  })
}
