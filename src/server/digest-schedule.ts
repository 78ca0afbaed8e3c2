/**
 * Enqueues the e-mails of the day whose hour has come, for all organisations. Each worker calls it again and again, so that an
 * hour that nobody worked in is made up for later on the same day, and never on the next. The hour and the day are Amsterdam's:
 * a clock change neither skips nor repeats a day.
 */
import 'server-only'
import { dateAt, isWeekend, timeAt } from '@/domain/dates'
import { now } from './clock'
import { inTransaction, type Transaction } from './db'
import { addToQueue } from './jobs'
import { hasMail } from './mail'
import { inEachOrganisation } from './organisations'

type DuePerson = { staffId: string; organisationId: string }

/** The update locks the row, so that of two workers one takes the day. */
const takeDay = (tx: Transaction, day: string, hour: number) => tx.$queryRaw<DuePerson[]>`
  update digest set enqueued_on = ${day}::date from staff
  where staff.id = digest.staff_id and staff.disabled_at is null
    and digest.hour <= ${hour} and (digest.enqueued_on is null or digest.enqueued_on < ${day}::date)
    and (digest.weekends or not ${isWeekend(day)}::boolean)
  returning digest.staff_id as "staffId", digest.organisation_id as "organisationId"`

const addDigests = async (tx: Transaction, day: string, hour: number): Promise<number> => {
  const people = await takeDay(tx, day, hour)
  if (people.length === 0) return 0
  const jobs = await tx.job.createManyAndReturn({
    data: people.map(({ staffId, organisationId }) => ({
      organisationId,
      kind: 'digest' as const,
      subject: staffId,
      input: { staffId, day },
    })),
    select: { id: true, kind: true },
  })
  await addToQueue(tx, jobs)
  return jobs.length
}

/** Returns how many were enqueued. Without a mail server there are none. */
export const addDueDigests = async (): Promise<number> => {
  if (!hasMail()) return 0
  const [day, hour] = [dateAt(now()), Number(timeAt(now()).slice(0, 2))]
  const counts = await inEachOrganisation((scope) => inTransaction(scope, (tx) => addDigests(tx, day, hour)))
  return counts.reduce((sum, count) => sum + count, 0)
}
