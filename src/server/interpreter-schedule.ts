/**
 * Enqueues the e-mails to interpreters that are due, for all organisations. Each worker calls it again and again. What is told
 * follows from the bookings, so nothing that changes an appointment has to think of it.
 */
import 'server-only'
import { letterDueAt } from '@/domain/calls/interpreter-notice'
import { now } from './clock'
import { inTransaction, Prisma, type Transaction } from './db'
import { noticeRows, openNotices, type OpenNotice } from './interpreter-notices'
import { addToQueue } from './jobs'
import { hasMail } from './mail'
import { inEachOrganisation } from './organisations'

/** Notes on the booking that its e-mail was enqueued: of two workers one takes it. */
const takeLetter = async (tx: Transaction, { id, notice }: OpenNotice): Promise<boolean> => {
  const count = await tx.$executeRaw`
    update interpreter_booking set letter = ${notice}::"InterpreterNotice", letter_at = ${now()}
    where id = ${id}::uuid and letter is distinct from ${notice}::"InterpreterNotice"`
  return count > 0
}

const addLetters = async (tx: Transaction, organisationId: string): Promise<number> => {
  const withAddress = Prisma.sql`octet_length(booked.email) > 0`
  const due = openNotices(await noticeRows(tx, organisationId, withAddress)).filter(
    (row) => row.letter !== row.notice && letterDueAt(row.notice, row) <= now(),
  )
  const takenRows: OpenNotice[] = []
  for (const row of due) if (await takeLetter(tx, row)) takenRows.push(row)
  if (takenRows.length === 0) return 0
  const jobs = await tx.job.createManyAndReturn({
    data: takenRows.map(({ id: bookingId, notice }) => ({
      organisationId,
      kind: 'interpreter_letter' as const,
      subject: bookingId,
      input: { bookingId, notice },
    })),
    select: { id: true, kind: true },
  })
  await addToQueue(tx, jobs)
  return jobs.length
}

/** Returns how many were enqueued. Without a mail server there are none. */
export const addDueInterpreterLetters = async (): Promise<number> => {
  if (!hasMail()) return 0
  const counts = await inEachOrganisation((scope, organisationId) =>
    inTransaction(scope, (tx) => addLetters(tx, organisationId)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
