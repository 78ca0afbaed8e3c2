/** Bookings of interpreters with what these know of them, and what they still have to be told. */
import 'server-only'
import {
  isToldByHand,
  noticeOf,
  type InterpreterNotice,
  type Telling,
  type ToldBooking,
} from '@/domain/calls/interpreter-notice'
import { bookingStands } from './interpreter-bookings'
import { now } from './clock'
import { Prisma, type Transaction } from './db'
import { hasMail } from './mail'
import { openText } from './sealed/sealed-text'

export type NoticeRow = ToldBooking &
  Telling & {
    id: string
    familyId: string
    ref: string
    interpreterId: string
    name: string
    phone: string
    email: string
    language: string | null
    channel: string | null
    /** The end of the window of the appointment. */
    endsAt: Date | null
    ownerId: string
    ownerName: string
    changedAt: Date
    formerId: string | null
    formerStartsAt: Date | null
  }

type SealedRow = Omit<NoticeRow, 'name' | 'phone' | 'email' | 'hasAddress'> & {
  name: Uint8Array
  phone: Uint8Array
  email: Uint8Array
}

const openRow = ({ name, phone, email, ...row }: SealedRow): NoticeRow => ({
  ...row,
  name: openText('interpreter.name', row.interpreterId, name),
  phone: openText('interpreter.phone', row.interpreterId, phone),
  email: openText('interpreter.email', row.interpreterId, email),
  hasAddress: email.length > 0,
})

/** The bookings that are to come, of those that meet the condition on the tables `known` (the bookings) and `family`. */
export const noticeRows = async (
  tx: Pick<Transaction, '$queryRaw'>,
  organisationId: string,
  condition: Prisma.Sql = Prisma.sql`true`,
): Promise<NoticeRow[]> => {
  const rows = await tx.$queryRaw<SealedRow[]>`
    with known as (
      select booking.*, ${bookingStands} as stands, appointment.owner_id, appointment.channel, appointment.ends_at as until,
        greatest(booking.booked_at, booking.closed_at, appointment.closed_at) as changed_at
      from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
      where booking.organisation_id = ${organisationId}::uuid and booking.starts_at > ${now()})
    select known.id, known.family_id as "familyId", family.ref, known.interpreter_id as "interpreterId", booked.name,
      booked.phone, booked.email, known.language, known.channel::text, known.starts_at as "startsAt", known.until as "endsAt",
      owner.id as "ownerId", owner.name as "ownerName", known.changed_at as "changedAt", known.stands,
      known.told::text, known.told_at as "toldAt", known.reminded_at as "remindedAt", known.letter::text,
      known.letter_at as "letterAt", coalesce(former.told = 'booked', false) as "knowsFormer", former.id as "formerId",
      former.starts_at as "formerStartsAt",
      exists (select from known next where next.moved_from_id = known.id and next.stands) as "isSucceeded"
    from known join family on family.id = known.family_id join interpreter booked on booked.id = known.interpreter_id
    join staff owner on owner.id = known.owner_id
    left join interpreter_booking former on former.id = known.moved_from_id
    where ${condition} order by known.starts_at, known.id`
  return rows.map(openRow)
}

export type OpenNotice = NoticeRow & { notice: InterpreterNotice }

/** Those of which the interpreter still has to be told something. */
export const openNotices = (rows: readonly NoticeRow[]): OpenNotice[] =>
  rows.flatMap((row) => {
    const notice = noticeOf(row, now())
    return notice ? [{ ...row, notice }] : []
  })

/** Those of which somebody has to tell the interpreter by phone. */
export const noticesByHand = (rows: readonly NoticeRow[]): OpenNotice[] =>
  openNotices(rows).filter((row) => isToldByHand(row.notice, row, { hasMail: hasMail(), now: now() }))

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

/** Takes that back after the mail server refused. */
export const resetTold = async (tx: Transaction, { id, notice, told, toldAt, formerId }: OpenNotice) => {
  const data = notice === 'reminder' ? { remindedAt: null, remindedById: null } : { told, toldAt }
  await tx.interpreterBooking.update({ where: { id }, data, select: { id: true } })
  if (notice === 'moved' && formerId)
    await tx.interpreterBooking.update({
      where: { id: formerId },
      data: { told: 'booked', toldAt: now() },
      select: { id: true },
    })
}
