import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { enqueueLetters } from '@/server/jobs'
import { hasMail } from '@/server/mail'
import type { AccessLetter } from '../schema'
import { releasersWhere } from './releasers'

type Notice = Omit<AccessLetter, 'staffId' | 'byId'>

const send = (tx: Transaction, actor: Actor, notice: Notice, addressees: readonly string[]) => {
  const byId = actor.kind === 'staff' ? actor.staffId : null
  const letters = addressees.map((staffId) => ({
    kind: 'access_letter' as const,
    subject: staffId,
    input: { ...notice, byId, staffId },
  }))
  return enqueueLetters(tx, actor, letters)
}

/**
 * Tells all administrators and coordinators, also whoever did it: a stranger may have used their account. Of what takes
 * something away from a person, that person is told too.
 */
export const enqueueAccessLetters = async (tx: Transaction, actor: Actor, notice: Notice): Promise<void> => {
  if (!hasMail()) return
  const releasers = await tx.staff.findMany({ where: releasersWhere(actor.organisationId), select: { id: true } })
  const addressees = new Set(releasers.map(({ id }) => id))
  if (notice.kind === 'clear_factors') addressees.add(notice.aboutId)
  await send(tx, actor, notice, [...addressees])
}

/** Tells the one person whom it is about. */
export const enqueueOwnLetter = async (tx: Transaction, actor: Actor, notice: Notice): Promise<void> => {
  if (hasMail()) await send(tx, actor, notice, [notice.aboutId])
}

/** A stranger may have chosen the new password, so its owner is told. */
export const enqueuePasswordLetter = (tx: Transaction, actor: Actor, staffId: string): Promise<void> =>
  enqueueOwnLetter(tx, actor, {
    notice: 'password_changed',
    kind: 'password_link',
    aboutId: staffId,
    from: null,
    to: null,
  })
