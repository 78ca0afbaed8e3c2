import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import type { StaffIdInput } from '../schema'
import { refuseOneself } from '../parts/admins'
import { lockStaff } from '../parts/links'
import { requestAccess } from '../parts/second-person'
import { requireStaff } from '../parts/staff-in-scope'

/** One at the identity provider too: when it does not answer, the password alone sets up no first factor here either. */
const hasSecondStep = [
  { factors: { some: {} } },
  { passkeys: { some: {} } },
  { accounts: { some: { secondFactor: true } } },
]

/**
 * An admin asks to clear the factors of somebody who lost them all. Nothing changes before a second person releases it: with
 * the password alone one could set up a first factor then.
 */
export const requestFactorClearing = async (actor: StaffActor, { staffId }: StaffIdInput): Promise<void> => {
  await authorize(actor, 'staff.clear_factors', { id: staffId })
  const staff = requireFound(await requireStaff(actor, staffId), { actor, verb: 'staff.clear_factors', id: staffId })
  await authorize(actor, 'staff.clear_factors', staff)
  requireFresh(actor)
  refuseOneself(actor, staffId)
  await inTransaction(actor, async (tx) => {
    await lockStaff(tx, staffId)
    const where = { id: staffId, disabledAt: null, OR: hasSecondStep }
    const active = await tx.staff.findFirst({ where, select: { role: true } })
    if (!active) throw new AppError('conflict', 'no_factors_to_clear')
    const { role } = active
    await audit(tx, actor, 'staff.clear_factors', staffId, { waits: true })
    await requestAccess(tx, actor, { kind: 'clear_factors', staffId, fromRole: role, toRole: role })
  })
}
