import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockedNotice, markTold } from '@/server/interpreter-notices'
import { hasMail, sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { letterWords } from '../parts/letter-words'
import type { InterpreterLetter } from '../schema'

/** The letter with what it tells. Null when there is nothing more to tell, or something else, and when nobody can read whom. */
const letterOf = async (tx: Transaction, { organisationId }: Actor, { bookingId, notice }: InterpreterLetter) => {
  const row = await lockedNotice(tx, organisationId, bookingId)
  if (row?.notice !== notice || row.name === '' || row.email === '' || !hasMail()) return null
  const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } })
  return { row, letter: { to: row.email, ...letterWords(name, row) } }
}

/**
 * Sends an interpreter one e-mail about a booking, and marks the booking once the mail server took it. A process that is killed in between
 * sends it again, which says the same; the other way round it would be lost and nobody would know. One that the mail server refuses is
 * tried again.
 */
export const sendInterpreterLetter = async (actor: Actor, input: InterpreterLetter, work: Work) => {
  const due = await inTransaction(actor, (tx) => letterOf(tx, actor, input))
  if (due && !(await sendLetter(due.letter))) throw new AppError('unavailable', 'letter_refused')
  await inTransaction(actor, async (tx) => {
    if (due) {
      const { interpreterId, familyId, notice } = due.row
      await markTold(tx, due.row, null)
      await audit(tx, actor, 'interpreter.tell', interpreterId, { family: familyId, notice, by: 'email' })
    }
    await work.finish(tx)
  })
}
