import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { undoForMs } from '@/domain/calls/outcomes'
import { mobileOf, textRefusal } from '@/domain/calls/reminder'
import { hourMs } from '@/domain/dates'
import { isHeld, isStillPlanned } from '@/server/appointments'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, preparedAs } from '@/server/db'
import type { AppointmentEnd, AppointmentKind, Channel, Chooser } from '@/server/generated/prisma/enums'
import { isWanted } from '@/server/interpreter-bookings'
import { familyInScope } from '@/server/scope'
import { openText } from '@/server/sealed/sealed-text'
import { loadReminderFamily, reminderText, type ReminderFamily } from '../parts/reminder'

const mostShown = 20
const reminderDelayMs = hourMs / 4

type AppointmentRow = {
  id: string
  kind: AppointmentKind
  startsAt: Date
  endsAt: Date | null
  channel: Channel | null
  chosenBy: Chooser | null
  note: string
  ownerName: string
  bookingId: string | null
  interpreterId: string | null
  interpreter: string | null
  /** When the interpreter was told of it; null: not yet. */
  toldAt: Date | null
  madeBy: string | null
  madeAt: Date
  closedAs: AppointmentEnd | null
  closedAt: Date | null
  closedBy: string | null
  remindAt: Date | null
  remindedAt: Date | null
  isPlanned: boolean
  isHeld: boolean
  /** An outcome or a conversation made or closed it, and is undone there. */
  isOfOutcome: boolean
}

type SealedRow = Omit<AppointmentRow, 'note' | 'interpreter'> & { note: Uint8Array; interpreter: Uint8Array | null }

const openRow = ({ note, interpreter, ...row }: SealedRow): AppointmentRow => ({
  ...row,
  note: openText('appointment.note', row.id, note),
  interpreter: interpreter && row.interpreterId && openText('interpreter.name', row.interpreterId, interpreter),
})

const isUndoable = ({ closedAs, closedAt, madeAt, isOfOutcome, isPlanned }: AppointmentRow): boolean => {
  if (isOfOutcome || closedAs === 'moved' || closedAs === 'undone' || (closedAs === null && !isPlanned)) return false
  return now().getTime() - (closedAt ?? madeAt).getTime() < undoForMs
}

/** The text of a reminder to send by hand, with the number; or why there is none. */
const textOf = ({ startsAt, endsAt, ownerName }: AppointmentRow, family: ReminderFamily) => {
  const refusal = textRefusal(family)
  if (refusal) return { refusal, text: '', number: '' }
  const { text } = reminderText({ startsAt, endsAt, ownerName, family })
  return { refusal: null, text, number: mobileOf(family.contactPoints) ?? '' }
}

/** A worker sends it within minutes. What was cancelled at that moment and undone since gets no other reminder. */
const isReminderLate = ({ remindAt, remindedAt }: Pick<AppointmentRow, 'remindAt' | 'remindedAt'>) =>
  remindAt !== null && remindedAt === null && now().getTime() - remindAt.getTime() > reminderDelayMs

/** A call that begins late is still the one that was agreed. */
const isAhead = ({ isPlanned, startsAt, endsAt }: AppointmentRow) =>
  isPlanned && (endsAt?.getTime() ?? startsAt.getTime() + hourMs) > now().getTime()

/** The appointments with one family, the latest first, and who made, moved or cancelled them. */
export const appointmentsOfFamily = async (actor: Actor, familyId: string) => {
  await authorize(actor, 'appointment.read')
  const storedRows = await database(actor).$queryRaw<SealedRow[]>`
    ${preparedAs('appointments-of-family')}
    select appointment.id, appointment.kind::text, appointment.starts_at as "startsAt", appointment.ends_at as "endsAt",
      appointment.channel::text, appointment.chosen_by::text as "chosenBy", appointment.note, owner.name as "ownerName", booking.id as "bookingId",
      booked.id as "interpreterId", booked.name as interpreter,
      case when booking.told = 'booked' then booking.told_at end as "toldAt", maker.name as "madeBy",
      appointment.made_at as "madeAt", appointment.closed_as::text as "closedAs", appointment.closed_at as "closedAt",
      closer.name as "closedBy", appointment.remind_at as "remindAt", appointment.reminded_at as "remindedAt",
      ${isStillPlanned} as "isPlanned", ${isHeld} as "isHeld",
      exists (select from contact_attempt attempt where attempt.family_id = family.id and attempt.undone_at is null
        and attempt.at = coalesce(appointment.closed_at, appointment.made_at))
        or appointment.refused_in_id is not null
        or exists (select from interview where interview.family_id = family.id and interview.ended_at = appointment.closed_at)
        as "isOfOutcome"
    from appointment
    join family on family.id = appointment.family_id
    join staff owner on owner.id = appointment.owner_id
    left join interpreter_booking booking on booking.appointment_id = appointment.id and ${isWanted}
    left join interpreter booked on booked.id = booking.interpreter_id
    left join staff maker on maker.id = appointment.made_by_id
    left join staff closer on closer.id = appointment.closed_by_id
    where family.id = ${familyId}::uuid and ${familyInScope(actor)}
    order by appointment.made_at desc, appointment.id desc
    limit ${mostShown}`
  const rows = storedRows.map(openRow)
  const comingRow = rows.find(isAhead)
  const family = comingRow ? await loadReminderFamily(database(actor), familyId) : null
  return rows.map(({ isOfOutcome, ...row }) => ({
    ...row,
    isComing: row.id === comingRow?.id,
    isReminderLate: isReminderLate(row),
    isUndoable: isUndoable({ ...row, isOfOutcome }),
    reminder: family && row.id === comingRow?.id ? textOf({ ...row, isOfOutcome }, family) : null,
  }))
}

export type AppointmentOfFamily = Awaited<ReturnType<typeof appointmentsOfFamily>>[number]
