import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import type { StaffIdInput } from '../schema'
import { keepAnAdmin, refuseOneself } from './last-admin'
import { voidLinks } from './links'
import { endSessionsOf } from './sessions'
import { staffInScope } from './staff-in-scope'

/** Shuts someone out at once: sessions end and links die. What they wrote and promised stays. */
export const disableStaff = async (actor: Actor, input: StaffIdInput): Promise<void> => {
  await authorize(actor, 'staff.disable', { id: input.staffId })
  const staff = found(await staffInScope(actor, input.staffId), { actor, verb: 'staff.disable', id: input.staffId })
  await authorize(actor, 'staff.disable', staff)
  refuseOneself(actor, staff.id)
  await inTransaction(async (tx) => {
    await keepAnAdmin(tx, actor, 'staff.disable', staff.id)
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, disabledAt: null },
      data: { disabledAt: now(), version: { increment: 1 } },
    })
    if (count === 0) return
    const sessions = await endSessionsOf(tx, staff.id)
    await voidLinks(tx, staff.id)
    await audit(tx, actor, 'staff.disable', staff.id, { sessions })
  })
}

/** Lets someone in again, with the password they had; who never had one is invited again. */
export const enableStaff = async (actor: Actor, input: StaffIdInput): Promise<void> => {
  await authorize(actor, 'staff.enable', { id: input.staffId })
  const staff = found(await staffInScope(actor, input.staffId), { actor, verb: 'staff.enable', id: input.staffId })
  await authorize(actor, 'staff.enable', staff)
  await inTransaction(async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    })
    if (count > 0) await audit(tx, actor, 'staff.enable', staff.id)
  })
}
