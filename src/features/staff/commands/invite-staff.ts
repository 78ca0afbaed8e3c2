import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { InviteStaffInput, StaffIdInput } from '../schema'
import { enqueueLetter, mailLink } from './letters'
import { freshLink, linkHours, lockStaff } from './links'
import { placeOfReader } from './reader-place'
import { staffInScope } from './staff-in-scope'

/** `link` is null when it goes by mail: then nobody but the invitee has it. The command line always gets it. */
export type Invited = { staffId: string; link: string | null; hours: number }

type Invitee = { id: string; organisationId: string; email: string; name: string }

/** The link to hand over; null when a letter is on its way. */
const linkToHandOver = async (tx: Transaction, actor: Actor, invitee: Invitee) => {
  const letter = { staffId: invitee.id, purpose: 'invitation' } as const
  if (actor.kind === 'staff' && (await enqueueLetter(tx, actor, letter))) return null
  return freshLink(tx, invitee, 'invitation', linkHours.invitation)
}

const invited = async (actor: Actor, invitee: Invitee, link: string | null): Promise<Invited> => {
  const hours = linkHours.invitation
  if (actor.kind === 'system' && link) await mailLink(invitee, 'invitation', link, hours)
  return { staffId: invitee.id, link, hours }
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
    const madeLink = await linkToHandOver(tx, actor, invitee)
    await audit(tx, actor, 'staff.invite', invitee.id, { role: input.role })
    return { ...invitee, link: madeLink }
  })
  return invited(actor, staff, link)
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
    const madeLink = await linkToHandOver(tx, actor, staff)
    await audit(tx, actor, 'staff.invite', staff.id, { again: true })
    return madeLink
  })
  return invited(actor, staff, link)
}
