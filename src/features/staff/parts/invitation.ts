import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { enqueueLetter, sendLink } from './letters'
import { createLink, linkHours } from './links'

/** `link` is null when it is sent by mail: then only the invitee gets it. The command line always gets it. */
export type InvitationResult = { staffId: string; link: string | null; hours: number }

type Invitee = { id: string; organisationId: string; email: string; name: string }

/** The link to hand over; null when a letter is enqueued. */
export const linkToHandOver = async (tx: Transaction, actor: Actor, invitee: Invitee) => {
  const letter = { staffId: invitee.id, purpose: 'invitation' } as const
  if (actor.kind === 'staff' && (await enqueueLetter(tx, actor, letter))) return null
  return createLink(tx, invitee, 'invitation', linkHours.invitation)
}

export const invited = async (actor: Actor, invitee: Invitee, link: string | null): Promise<InvitationResult> => {
  const hours = linkHours.invitation
  if (actor.kind === 'system' && link) await sendLink(invitee, 'invitation', link, hours)
  return { staffId: invitee.id, link, hours }
}
