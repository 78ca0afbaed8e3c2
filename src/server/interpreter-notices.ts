/** Bookings of interpreters with what these know of them, and what they still have to be told. */
import 'server-only'
import {
  isToldByHand,
  noticeOf,
  type InterpreterNotice,
  type Telling,
  type ToldBooking,
} from '@/domain/calls/interpreter-notice'
import { bookingStands, isInterpreted } from './interpreter-bookings'
import { now } from './clock'
import { Prisma, type Transaction } from './db'
import { hasMail } from './mail'
import { openedOr } from './sealed/opened-values'
import { openText } from './sealed/sealed-text'

type BookingRow = ToldBooking &
  Telling & {
    id: string
    familyId: string
    ref: string
    interpreterId: string
    language: string | null
    channel: string | null
    /** The end of the window of the appointment. */
    endsAt: Date | null
    ownerId: string
    ownerName: string
    formerId: string | null
    formerStartsAt: Date | null
  }

export type NoticeRow = BookingRow & { name: string; phone: string; email: string }
type SealedRow = BookingRow & { name: Uint8Array; phone: Uint8Array; email: Uint8Array }

/** A text that is damaged is empty here: that row becomes a call, and the others go on. */
const openRow = ({ name, phone, email, ...row }: SealedRow): NoticeRow => ({
  ...row,
  name: openedOr('', () => openText('interpreter.name', row.interpreterId, name)),
  phone: openedOr('', () => openText('interpreter.phone', row.interpreterId, phone)),
  email: openedOr('', () => openText('interpreter.email', row.interpreterId, email)),
})

/** On the table alias `booking`: when the parent refused this interpreter, or something about the family changed, such as its wishes. */
const familyChangedAt = Prisma.sql`(select greatest(refused.updated_at, refusal.recorded_at) from family refused
  left join interpreter_refusal refusal on refusal.family_id = refused.id and refusal.interpreter_id = booking.interpreter_id
  where refused.id = booking.family_id)`

/** The bookings whose hours are not over, of those that meet the condition on the tables `known` (the bookings) and `family`. */
const bookingsToCome = (organisationId: string, condition: Prisma.Sql) => Prisma.sql`
    with known as (
      select booking.*, ${bookingStands} as stands, appointment.owner_id, appointment.channel, appointment.ends_at as until,
        greatest(booking.booked_at, booking.closed_at, appointment.closed_at, ${familyChangedAt}) as changed_at
      from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
      where booking.organisation_id = ${organisationId}::uuid and booking.ends_at > ${now()}
        and not ${isInterpreted})
    select known.id, known.family_id as "familyId", family.ref, known.interpreter_id as "interpreterId",
      octet_length(booked.email) > 0 as "hasAddress", known.language, known.channel::text, known.starts_at as "startsAt",
      known.ends_at as "keptUntil", known.until as "endsAt",
      owner.id as "ownerId", owner.name as "ownerName", known.changed_at as "changedAt", known.stands,
      known.told::text, known.told_at as "toldAt", known.reminded_at as "remindedAt", known.letter::text,
      known.letter_at as "letterAt", coalesce(former.told = 'booked', false) as "knowsFormer", former.id as "formerId",
      former.starts_at as "formerStartsAt",
      exists (select from known next where next.moved_from_id = known.id and next.stands) as "isSucceeded"
    from known join family on family.id = known.family_id join interpreter booked on booked.id = known.interpreter_id
    join staff owner on owner.id = known.owner_id
    left join interpreter_booking former on former.id = known.moved_from_id
    where ${condition}`

export const noticeRows = async (
  tx: Pick<Transaction, '$queryRaw'>,
  organisationId: string,
  condition: Prisma.Sql = Prisma.sql`true`,
): Promise<NoticeRow[]> => {
  const rows = await tx.$queryRaw<SealedRow[]>`
    select told.*, booked.name, booked.phone, booked.email
    from (${bookingsToCome(organisationId, condition)}) told join interpreter booked on booked.id = told."interpreterId"
    order by told."startsAt", told.id`
  return rows.map(openRow)
}

type Open<Row> = Row & { notice: InterpreterNotice }
export type OpenNotice = Open<NoticeRow>

/** Those of which the interpreter still has to be told something. */
export const openNotices = <Row extends ToldBooking>(rows: readonly Row[]): Open<Row>[] =>
  rows.flatMap((row) => {
    const notice = noticeOf(row, now())
    return notice ? [{ ...row, notice }] : []
  })

/** Those of which somebody has to tell the interpreter by phone. */
export const noticesByHand = <Row extends ToldBooking & Telling>(rows: readonly Row[]): Open<Row>[] =>
  openNotices(rows).filter((row) => isToldByHand(row.notice, row, { hasMail: hasMail(), now: now() }))

/** The bookings as one value of another statement, for `countByHand`. */
export const bookingsToCount = (organisationId: string) =>
  Prisma.sql`(select coalesce(jsonb_agg(counted), '[]') from (${bookingsToCome(organisationId, Prisma.sql`true`)}) counted)`

type Moment = 'startsAt' | 'keptUntil' | 'changedAt' | 'toldAt' | 'remindedAt' | 'letterAt'
export type BookingToCount = Omit<ToldBooking & Telling, Moment> & Record<Moment, string | null>

const momentOf = (text: string | null) => (text === null ? null : new Date(text))

/** Of how many bookings somebody has to tell the interpreter by phone. */
export const countByHand = (bookings: readonly BookingToCount[]): number =>
  noticesByHand(
    bookings.map((booking) => ({
      ...booking,
      startsAt: new Date(booking.startsAt ?? 0),
      keptUntil: new Date(booking.keptUntil ?? 0),
      changedAt: new Date(booking.changedAt ?? 0),
      toldAt: momentOf(booking.toldAt),
      remindedAt: momentOf(booking.remindedAt),
      letterAt: momentOf(booking.letterAt),
    })),
  ).length

/** Of one booking, which is locked. */
export const lockedNotice = async (
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<OpenNotice | undefined> => {
  await tx.$queryRaw`select 1 from interpreter_booking where id = ${id}::uuid for no key update`
  return openNotices(await noticeRows(tx, organisationId, Prisma.sql`known.id = ${id}::uuid`))[0]
}

/** What the interpreter knows once this is told. Of a moved appointment they know then that the former time is off. */
export const markTold = async (tx: Transaction, { id, notice, formerId }: OpenNotice, toldById: string | null) => {
  const at = now()
  if (notice === 'reminder')
    return void (await tx.interpreterBooking.update({
      where: { id },
      data: { remindedAt: at, remindedById: toldById },
      select: { id: true },
    }))
  const told = notice === 'cancelled' ? 'cancelled' : 'booked'
  await tx.interpreterBooking.update({
    where: { id },
    data: { told, toldAt: at, toldById },
    select: { id: true },
  })
  if (notice === 'moved' && formerId)
    await tx.interpreterBooking.update({
      where: { id: formerId },
      data: { told: 'cancelled', toldAt: at, toldById },
      select: { id: true },
    })
}
