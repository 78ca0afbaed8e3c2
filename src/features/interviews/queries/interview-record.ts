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

/** All saved changes of each value or note that was corrected after the end, oldest first: the first one is the original. */
const changesOf = async (actor: StaffActor, interviewId: string, endedAt: Date): Promise<EarlierChange[]> => {
  const rows = await database(actor).$queryRaw<ChangeRow[]>`
    select c.operation_id as "operationId", c.key, c.part, c.version, c.value, c.missing, c.note, c.at, c.reason,
      c.staff_id as "staffId"
    from answer_change c
    where c.interview_id = ${interviewId}::uuid and c.outcome = 'saved' and exists (
      select 1 from answer_change later
      where later.interview_id = c.interview_id and later.key = c.key and later.part = c.part
        and later.outcome = 'saved' and later.at > ${endedAt})
    order by c.key, c.part, c.version`
  return rows.map(({ operationId, ...row }) => ({ ...row, ...openedChange(interviewId, { operationId, ...row }) }))
}

/** Who was in the room of the call, by their role: those whom its caller let in. Empty: it was held in none. */
const presentAt = async (actor: StaffActor, interviewId: string): Promise<SeatRole[]> => {
  const seats = await database(actor).roomSeat.findMany({
    where: { room: { interviewId }, admittedAt: { not: null } },
    select: { role: true },
    orderBy: { role: 'asc' },
  })
  return seats.map(({ role }) => role)
}

export const interviewRecord = async (actor: StaffActor, id: string) => {
  const interview = await interviewForm(actor, id)
  if (!interview.endedAt) return { ...interview, changes: [], present: [] }
  return {
    ...interview,
    changes: await changesOf(actor, id, interview.endedAt),
    present: await presentAt(actor, id),
  }
}
