/**
 * Enqueues the work of the retention terms once a day for each organisation that has families. Each worker calls it again and
 * again, so that a day on which nobody worked at midnight is made up for. A demonstration is about a year that is long past, and its
 * people are fictional: it keeps them.
 */
import 'server-only'
import { dateAt } from '@/domain/dates'
import { now } from './clock'
import { inTransaction, type Transaction } from './db'
import { addToQueue } from './jobs'
import { inEachOrganisation } from './organisations'

/** The update locks the row, so that of two workers one takes the day. The day before the last one is
 * that of a machine whose clock is behind around midnight; one before that is of a clock put right. */
const takeDay = (tx: Transaction, day: string) => tx.$queryRaw<{ id: string }[]>`
  update organisation set retention_enqueued_on = ${day}::date
  where not is_demonstration
    and (retention_enqueued_on is null or retention_enqueued_on not between ${day}::date and ${day}::date + 1)
    and exists (select from family where family.organisation_id = organisation.id)
  returning id`

const addRetention = async (tx: Transaction, day: string): Promise<number> => {
  const organisations = await takeDay(tx, day)
  if (organisations.length === 0) return 0
  const jobs = await tx.job.createManyAndReturn({
    data: organisations.map(({ id }) => ({
      organisationId: id,
      kind: 'retention' as const,
      subject: day,
      input: {},
    })),
    select: { id: true, kind: true },
  })
  await addToQueue(tx, jobs)
  return jobs.length
}

/** Returns how many were enqueued. */
export const addDueRetention = async (): Promise<number> => {
  const day = dateAt(now())
  const counts = await inEachOrganisation((scope) => inTransaction(scope, (tx) => addRetention(tx, day)))
  return counts.reduce((sum, count) => sum + count, 0)
}
