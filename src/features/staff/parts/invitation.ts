import 'server-only'
import type { Actor, Role } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { enqueueLetter, sendLink } from './letters'
import { createLink, linkHours } from './links'
import { mayNotGiveAlone, requestAccess } from './second-person'

/**
 * `link` is null when it is sent by mail: then only the invitee gets it. The command line always gets it. `waits`: a second
 * person has to release the invitation first.
 */
export type InvitationResult = { staffId: string; link: string | null; hours: number; waits: boolean }

type Invitee = { id: string; organisationId: string; email: string; name: string; role: Role }
type Invitation = { link: string | null; waits: boolean }

/** Released before, so it may be sent again; but only to the person, by mail. */
const wasReleased = (tx: Transaction, { id, role }: Invitee) =>
  tx.accessRequest.findFirst({
    where: { staffId: id, kind: 'invitation', toRole: role, released: true },
    select: { id: true },
  })

/** The link to hand over; null when a letter is enqueued, or a second person has to release the invitation. */
export const createInvitation = async (tx: Transaction, actor: Actor, invitee: Invitee): Promise<Invitation> => {
  const { id: staffId, role } = invitee
  const letter = { staffId, purpose: 'invitation' } as const
  const needsRelease = mayNotGiveAlone(actor, role)
  const mayBeMailed = actor.kind === 'staff' && (!needsRelease || (await wasReleased(tx, invitee)) !== null)
  if (mayBeMailed && (await enqueueLetter(tx, actor, letter))) return { link: null, waits: false }
  if (needsRelease) {
    await requestAccess(tx, actor, { kind: 'invitation', staffId, fromRole: role, toRole: role })
    return { link: null, waits: true }
  }
  return { link: await createLink(tx, invitee, 'invitation', linkHours.invitation), waits: false }
}

export const invited = async (actor: Actor, invitee: Invitee, invitation: Invitation): Promise<InvitationResult> => {
  const hours = linkHours.invitation
  const { link } = invitation
  if (actor.kind === 'system' && link) await sendLink(invitee, 'invitation', link, hours)
  return { staffId: invitee.id, hours, ...invitation }
}
