/**
 * Interviews in which somebody still works although their lease ended: begun or answered less than an hour ago. A device
 * without a connection extends no lease, and the parent is still on the line. `call-lease.ts` has the calls with a lease.
 */
import 'server-only'
import { hourMs } from '@/domain/dates'
import { now } from './clock'
import { Prisma, type Transaction } from './db'

/** On the table `interview`: a colleague took the call over from who began it. */
const isTakenOver = Prisma.sql`exists (
  select from call_notice notice where notice.family_id = interview.family_id and notice.kind = 'call_taken_over'
    and notice.to_id = interview.caller_id and notice.at >= interview.started_at)`

/** On the table `interview`: it is open, who began it still has the call, and somebody worked in it in the last hour. */
export const isUnderWay = (): Prisma.Sql => {
  const since = new Date(now().getTime() - hourMs)
  return Prisma.sql`(interview.state = 'open' and not ${isTakenOver} and (interview.started_at > ${since} or exists (
    select from answer_change change where change.interview_id = interview.id and change.at > ${since})))`
}

/** On the column of a family's id: somebody has the family on lease. */
export const isOnLease = (familyId: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
  select from call_lease running where running.family_id = ${familyId} and running.expires_at > ${now()})`

/** On the column of a family's id: a colleague of this person works in an interview with the family. */
export const isInterviewedByOther = (familyId: Prisma.Sql, staffId: string): Prisma.Sql => Prisma.sql`exists (
  select from interview where interview.family_id = ${familyId} and interview.caller_id <> ${staffId}::uuid
    and ${isUnderWay()})`

type Call = { familyId: string; staffId: string }

/** The colleague who works in an interview with the family that nobody took over, or null. */
export const interviewerOf = async (tx: Pick<Transaction, '$queryRaw'>, { familyId, staffId }: Call) => {
  const [row] = await tx.$queryRaw<{ staffId: string; name: string }[]>`
    select staff.id as "staffId", staff.name from interview join staff on staff.id = interview.caller_id
    where interview.family_id = ${familyId}::uuid and interview.caller_id <> ${staffId}::uuid and ${isUnderWay()}
    limit 1`
  return row ?? null
}
