import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, today } from '@/server/clock'
import { newContactColumns } from '@/server/sealed/contact-columns'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeNextSteps } from '@/server/next-steps'
import { createKeys } from '@/server/sealed/sealed-text'
import type { CreateFamily } from '../schema'
import { alikeFamilies, lockNewFamilies, type SavedFamily } from '../parts/alike-families'
import { refuseInvalidContacts } from '../parts/contact-points'
import { childRows, familyOf, identityOf, refuseForeignIds } from '../parts/family-input'

/** The next free number, with at least four digits. */
const nextRef = async (tx: Transaction, organisationId: string): Promise<string> => {
  const [row] = await tx.$queryRaw<{ highest: number }[]>`
    select coalesce(max(ref::int), 0)::int as highest from family
    where organisation_id = ${organisationId}::uuid and ref ~ '^[0-9]{1,9}$'`
  return String((row?.highest ?? 0) + 1).padStart(4, '0')
}

const refuseTakenRef = async (tx: Transaction, organisationId: string, ref: string) => {
  if (ref && (await tx.family.count({ where: { organisationId, ref } })) > 0)
    throw new AppError('invalid', undefined, [{ path: 'ref', reason: 'ref_taken' }])
}

/**
 * Creates a family with the id of the form, so a repeat creates nothing. When another family has the same number or address,
 * or a ref that differs only in leading zeros, it saves nothing and returns that family in `alike`. It saves once the form
 * lists that family in `knownAlike`.
 */
export const createFamily = async (actor: Actor, input: CreateFamily): Promise<SavedFamily> => {
  await authorize(actor, 'family.create')
  refuseInvalidContacts(input.contactPoints)
  const { organisationId } = actor
  return inTransaction(actor, async (tx) => {
    const { id } = input
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`
    const existingFamily = await tx.family.findUnique({ where: { id }, select: { id: true, organisationId: true } })
    if (existingFamily) {
      requireFound(existingFamily.organisationId === organisationId ? existingFamily : null, {
        actor,
        verb: 'family.create',
        id,
      })
      return { id, alike: [] }
    }
    await lockNewFamilies(tx, organisationId)
    const alike = await alikeFamilies(tx, actor, { familyId: id, contacts: input.contactPoints, ref: input.ref })
    if (alike.some((family) => !input.knownAlike.includes(family.id))) return { id, alike }
    await refuseTakenRef(tx, organisationId, input.ref)
    await refuseForeignIds(tx, { actor, verb: 'family.create' }, input)
    createKeys([id])
    const owner = { organisationId, familyId: id }
    const ref = input.ref || (await nextRef(tx, organisationId))
    await tx.family.create({ data: { id, organisationId, ref, listedSince: dateColumn(today()), ...familyOf(input) } })
    await tx.familyIdentity.create({ data: { ...owner, ...identityOf(input) } })
    await tx.contactPoint.createMany({
      data: input.contactPoints.map((point, position) => ({
        ...newContactColumns(owner, point),
        state: point.state,
        position,
      })),
    })
    await tx.child.createMany({ data: childRows(owner, input.children) })
    await storeNextSteps(tx, organisationId, [id])
    await audit(tx, actor, 'family.create', id)
    return { id, alike: [] }
  })
}
