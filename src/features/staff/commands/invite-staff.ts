import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import type { InviteStaffInput } from '../schema'
import { requireReaderNode } from '../parts/reader-node'
import { type InvitationResult, linkToHandOver, invited } from '../parts/invitation'

const refuseTakenEmail = async (email: string) => {
  if (await database().staff.findUnique({ where: { email }, select: { id: true } }))
    throw new AppError('conflict', 'email_taken', [{ path: 'email', reason: 'email_taken' }])
}

export const inviteStaff = async (actor: Actor, input: InviteStaffInput): Promise<InvitationResult> => {
  await authorize(actor, 'staff.invite', { organisationId: actor.organisationId })
  requireFresh(actor)
  await requireReaderNode(actor, 'staff.invite', input)
  await refuseTakenEmail(input.email)
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
