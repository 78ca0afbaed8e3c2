import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { hasMail, sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { emailOfInterpreter } from '../parts/interpreter-email'
import { addLink } from '../parts/new-link'
import { roomLetterWords } from '../parts/room-letter-words'
import type { RoomLetterJob } from '../schema'

const columns = {
  organisationId: true,
  familyId: true,
  opensAt: true,
  openedBy: { select: { name: true } },
} as const

/** The letter with a new link. Null when there is nobody to write to, and when the room is gone or over. */
const letterOf = async (tx: Transaction, { roomId, interpreterId, askedById }: RoomLetterJob) => {
  const to = await emailOfInterpreter(tx, interpreterId)
  const room = await tx.room.findFirst({
    where: { id: roomId, closedAt: null, endsAt: { gt: now() } },
    select: columns,
  })
  if (!room || to === '' || !hasMail()) return null
  const { organisationId, familyId, opensAt, openedBy } = room
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true },
  })
  const newLink = {
    organisationId,
    familyId,
    roomId,
    role: 'interpreter',
    interpreterId,
    createdById: askedById,
  } as const
  const { id, url } = await addLink(tx, newLink)
  const facts = { organisation: organisation.name, caller: openedBy.name, opensAt, url }
  return { linkId: id, letter: { to, ...roomLetterWords(facts) } }
}

/** Sends an interpreter a link of their own, and takes the link back when the mail server refuses the letter. */
export const sendRoomLetter = async (actor: Actor, input: RoomLetterJob, work: Work): Promise<void> => {
  const due = await inTransaction(actor, (tx) => letterOf(tx, input))
  if (due && !(await sendLetter(due.letter))) {
    await inTransaction(actor, (tx) => tx.roomLink.deleteMany({ where: { id: due.linkId } }))
    throw new AppError('unavailable', 'letter_refused')
  }
  await inTransaction(actor, (tx) => work.finish(tx))
}
