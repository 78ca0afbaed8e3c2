import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dayMs } from '@/domain/dates'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { openText } from '@/server/sealed/sealed-text'

const shownForMs = 7 * dayMs
/** More than an organisation holds interviews in a week, so that nothing that was shared stays unseen. */
export const mostCheckIns = 200

export type SharedCheckIn = {
  interviewId: string
  /** Each person who held the call has a check-in of their own. */
  staffId: string
  feeling: string | null
  text: string
  savedAt: Date
  by: string | null
}

type Row = Omit<SharedCheckIn, 'feeling' | 'text'> & { feeling: Uint8Array | null; text: Uint8Array }

const openedCheckIn = ({ interviewId, staffId, feeling, text }: Row) => {
  const rowId = rowIdOf(interviewId, staffId)
  return {
    feeling: feeling && openText('caller_check_in.feeling', rowId, feeling),
    text: openText('caller_check_in.text', rowId, text),
  }
}

/** The check-ins that callers shared in the last seven days, the newest first. They do not name the family. */
export const sharedCheckIns = async (actor: Actor): Promise<SharedCheckIn[]> => {
  await authorize(actor, 'check_in.read_shared')
  const { organisationId } = actor
  const rows = await database(actor).$queryRaw<Row[]>`
    select check_in.interview_id as "interviewId", check_in.staff_id as "staffId", check_in.feeling, check_in.text,
      check_in.saved_at as "savedAt", staff.name as by
    from caller_check_in check_in
    left join staff on staff.id = check_in.staff_id
    where check_in.organisation_id = ${organisationId}::uuid and check_in.shared
      and check_in.saved_at >= ${new Date(now().getTime() - shownForMs)}
    order by check_in.saved_at desc, check_in.interview_id, check_in.staff_id
    limit ${mostCheckIns}`
  return rows.map((row) => ({ ...row, ...openedCheckIn(row) }))
}
