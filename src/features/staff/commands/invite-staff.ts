import 'server-only'
import { needsSecondPerson, type Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import type { InviteStaffInput } from '../schema'
import { requireReaderNode } from '../parts/reader-node'
import { enqueueAccessLetters } from '../parts/access-letters'
import { type InvitationResult, createInvitation, invited } from '../parts/invitation'

const refuseTakenEmail = async (email: string) => {
  if (await database('sign_in').staff.findFirst({ where: { email }, select: { id: true } }))
    throw new AppError('conflict', 'email_taken', [{ path: 'email', reason: 'email_taken' }])
}

export const inviteStaff = async (actor: Actor, input: InviteStaffInput): Promise<InvitationResult> => {
  await authorize(actor, 'staff.invite', { organisationId: actor.organisationId })
  requireFresh(actor)
  await requireReaderNode(actor, 'staff.invite', input)
  await refuseTakenEmail(input.email)
  const { role } = input
  const { invitation, ...staff } = await inTransaction(actor, async (tx) => {
    const invitee = await tx.staff.create({
      data: { ...input, organisationId: actor.organisationId },
      select: { id: true, organisationId: true, email: true, name: true, role: true },
    })
    const newInvitation = await createInvitation(tx, actor, invitee)
    await audit(tx, actor, 'staff.invite', invitee.id, { role, ...(newInvitation.waits ? { waits: true } : {}) })
    if (actor.kind === 'system' && needsSecondPerson(role))
      await enqueueAccessLetters(tx, actor, {
        notice: 'role_changed',
        kind: 'invitation',
        aboutId: invitee.id,
        from: null,
        to: role,
      })
    return { ...invitee, invitation: newInvitation }
  })
  return invited(actor, staff, invitation)
}
