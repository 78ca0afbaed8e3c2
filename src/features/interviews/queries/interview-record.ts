/** Reads an ended interview for reading back, with the earlier values of every answer that was corrected after the end. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Answer } from '@/domain/instrument/answer'
import type { SeatRole } from '@/domain/rooms/protocol'
import { database } from '@/server/db'
import { openedChange, type SealedField } from '@/server/stored-answer'
import { interviewForm } from './interview-form'

export type EarlierChange = {
  key: string
  part: 'value' | 'note'
  version: number
  value: Answer['value']
  missing: Answer['missing']
  note: string | null
  at: Date
  reason: string | null
  staffId: string | null
}

type SealedColumns = { value: SealedField; note: SealedField; reason: SealedField }
type ChangeRow = Omit<EarlierChange, keyof SealedColumns> & SealedColumns & { operationId: string }

type RecordRow = { present: SeatRole[] } & (ChangeRow | { operationId: null })

/**
 * All saved changes of each value or note that was corrected after the end, oldest first: the first one is the original. With them, in
 * one statement, who was in the room of the call by their role: those whom its caller let in, and nobody when it was held in none.
 */
const rowsOf = (actor: StaffActor, interviewId: string, endedAt: Date) =>
  database(actor).$queryRaw<RecordRow[]>`
    select array(select seat.role::text from room_seat seat join room on room.id = seat.room_id
        where room.interview_id = ${interviewId}::uuid and seat.admitted_at is not null order by seat.role) as present,
      c.operation_id as "operationId", c.key, c.part, c.version, c.value, c.missing, c.note, c.at, c.reason,
      c.staff_id as "staffId"
    from (select 1) as once left join answer_change c
      on c.interview_id = ${interviewId}::uuid and c.outcome = 'saved' and exists (
        select 1 from answer_change later
        where later.interview_id = c.interview_id and later.key = c.key and later.part = c.part
          and later.outcome = 'saved' and later.at > ${endedAt})
    order by c.key, c.part, c.version`

const changeOf = (interviewId: string, row: RecordRow): EarlierChange[] => {
  if (row.operationId === null) return []
  const { operationId, present: _, ...change } = row
  return [{ ...change, ...openedChange(interviewId, { operationId, ...change }) }]
}

export const interviewRecord = async (actor: StaffActor, id: string) => {
  const interview = await interviewForm(actor, id)
  if (!interview.endedAt) return { ...interview, changes: [], present: [] }
  const rows = await rowsOf(actor, id, interview.endedAt)
  return { ...interview, changes: rows.flatMap((row) => changeOf(id, row)), present: rows[0]?.present ?? [] }
}
