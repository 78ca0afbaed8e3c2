import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockedNotice, markTold, resetTold } from '@/server/interpreter-notices'
import { hasMail, sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { letterWords } from '../parts/letter-words'
import type { InterpreterLetter } from '../schema'

/** Marks what is told, and returns the letter. Null when there is nothing more to tell, or something else. */
const startSending = async (tx: Transaction, { organisationId }: Actor, { bookingId, notice }: InterpreterLetter) => {
  const row = await lockedNotice(tx, organisationId, bookingId)
  if (row?.notice !== notice || row.email === '' || !hasMail()) return null
  const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } })
  await markTold(tx, row, null)
  return { row, letter: { to: row.email, ...letterWords(name, row) } }
}

/**
 * Sends an interpreter one e-mail about a booking. It marks the booking before it sends, so that a process that is killed in
 * between sends nothing rather than twice. A mail server that refuses it leaves it to be tried again.
 */
export const sendInterpreterLetter = async (actor: Actor, input: InterpreterLetter, work: Work) => {
  const due = await inTransaction(actor, (tx) => startSending(tx, actor, input))
  if (due && !(await sendLetter(due.letter))) {
    await inTransaction(actor, (tx) => resetTold(tx, due.row))
    throw new AppError('unavailable', 'letter_refused')
  }
  await inTransaction(actor, async (tx) => {
    if (due) {
      const { interpreterId, familyId, notice } = due.row
      await audit(tx, actor, 'interpreter.tell', interpreterId, { family: familyId, notice, by: 'email' })
    }
    await work.finish(tx)
  })
}
