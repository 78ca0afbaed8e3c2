import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { InviteStaffInput, StaffIdInput } from '../schema'
import { mailLink } from './letters'
import { freshLink, linkHours, lockStaff } from './links'
import { placeOfReader } from './reader-place'
import { staffInScope } from './staff-in-scope'

/** `link` is null when it went by mail: then nobody but the invitee has it. The command line always gets it. */
export type Invited = { staffId: string; link: string | null; hours: number }

const handedOut = async (actor: Actor, staff: { id: string; email: string; name: string }, link: string) => {
  const hours = linkHours.invitation
  const mailed = await mailLink(staff, 'invitation', link, hours)
  return { staffId: staff.id, link: mailed && actor.kind === 'staff' ? null : link, hours }
}

const refuseKnownEmail = async (email: string) => {
  if (await database().staff.findUnique({ where: { email }, select: { id: true } }))
    throw new AppError('conflict', 'email_taken', [{ path: 'email', reason: 'email_taken' }])
}

export const inviteStaff = async (actor: Actor, input: InviteStaffInput): Promise<Invited> => {
  await authorize(actor, 'staff.invite', { organisationId: actor.organisationId })
  await placeOfReader(actor, 'staff.invite', input)
  await refuseKnownEmail(input.email)
  const { link, ...staff } = await inTransaction(async (tx) => {
    const invitee = await tx.staff.create({
      data: { ...input, organisationId: actor.organisationId },
      select: { id: true, organisationId: true, email: true, name: true },
    })
    const made = await freshLink(tx, invitee, 'invitation', linkHours.invitation)
    await audit(tx, actor, 'staff.invite', invitee.id, { role: input.role })
    return { ...invitee, link: made }
  })
  return handedOut(actor, staff, link)
}

/** A new link for who has not come in yet; the earlier one is dead from then on. */
export const inviteAgain = async (actor: Actor, input: StaffIdInput): Promise<Invited> => {
  await authorize(actor, 'staff.invite', { id: input.staffId })
  const staff = found(await staffInScope(actor, input.staffId), { actor, verb: 'staff.invite', id: input.staffId })
  await authorize(actor, 'staff.invite', staff)
  const link = await inTransaction(async (tx) => {
    await lockStaff(tx, staff.id)
    const now = await tx.staff.findUniqueOrThrow({
      where: { id: staff.id },
      select: { passwordHash: true, disabledAt: true },
    })
    if (now.passwordHash !== null || now.disabledAt) throw new AppError('conflict', 'not_waiting')
    const made = await freshLink(tx, staff, 'invitation', linkHours.invitation)
    await audit(tx, actor, 'staff.invite', staff.id, { again: true })
    return made
  })
  return handedOut(actor, staff, link)
}
