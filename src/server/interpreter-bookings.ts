/**
 * Interpreters that are booked for appointments. A booking stands as long as its appointment does and the parent refuses
 * neither interpreters nor this one: so whatever moves, cancels or restores an appointment does the same to its booking.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { bookingRefusal, interpreterHours, type BookingFacts } from '@/domain/calls/interpreters'
import { isStillPlanned } from './appointments'
import { callLanguages } from './call-languages'
import { now } from './clock'
import { ofOrganisation, Prisma, withScope, type Transaction } from './db'
import { AppError } from './errors'
import { openHex } from './sealed/opened-json'

/** On the table alias `booking`: nobody closed it, the parent refuses neither calls nor the interpreter, and these can be booked. */
export const isWanted = Prisma.sql`(booking.closed_at is null
  and exists (select from interpreter able where able.id = booking.interpreter_id and able.retired_at is null
    and able.signed_on is not null)
  and exists (select from family callable where callable.id = booking.family_id and callable.may_call
    and callable.interpreter_refused is not true)
  and not exists (select from interpreter_refusal refusal where refusal.family_id = booking.family_id
    and refusal.interpreter_id = booking.interpreter_id))`

/** On the table aliases `booking` and `appointment`. */
export const bookingStands = Prisma.sql`(${isWanted} and ${isStillPlanned})`

/** On the table alias `booking`: a conversation with the family ended since its hours began, so it is over. */
export const isInterpreted = Prisma.sql`exists (select from interview held where held.family_id = booking.family_id
  and held.state in ('completed', 'broken_off') and held.ended_at >= booking.starts_at)`

/** On the table alias `booking`: the interpreter keeps its hours free, as far as they know. */
export const isAwaited = (at: Date) =>
  Prisma.sql`(booking.told = 'booked' and booking.ends_at > ${at} and not ${isInterpreted})`

/** On the table alias `appointment`, which stands: an interpreter is booked for it. */
export const hasInterpreter = Prisma.sql`exists (
  select from interpreter_booking booking where booking.appointment_id = appointment.id and ${bookingStands})`

/** On the table `family`: somebody who can be booked interpreted at a call of it, and the parent does not refuse them. */
export const knowsInterpreter = Prisma.sql`exists (
  select from interview interpreted join interpreter known on known.id = interpreted.interpreter_id
  where interpreted.family_id = family.id and interpreted.state in ('completed', 'broken_off') and known.retired_at is null
    and known.signed_on is not null and not exists (select from interpreter_refusal refusal
      where refusal.family_id = family.id and refusal.interpreter_id = known.id))`

export type BookedInterpreter = {
  id: string
  interpreterId: string
  name: string
  phone: string
  language: string | null
}

/** As a statement gives it: the words are sealed. */
export type SealedBooking = BookedInterpreter

/** On the table `family`: the interpreter of its appointment, as JSON; null without one. */
export const bookedInterpreter = Prisma.sql`(
  select jsonb_build_object('id', booking.id, 'interpreterId', booked.id, 'name', booked.name, 'phone', booked.phone,
    'language', booking.language)
  from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
  join interpreter booked on booked.id = booking.interpreter_id
  where booking.family_id = family.id and ${bookingStands} order by booking.starts_at limit 1)`

export const openBooking = (booking: SealedBooking | null): BookedInterpreter | null =>
  booking && {
    ...booking,
    name: openHex('interpreter.name', booking.interpreterId, booking.name),
    phone: openHex('interpreter.phone', booking.interpreterId, booking.phone),
  }

type Facts = BookingFacts & { language: string | null }

/** Locks the interpreter: nobody stops with them before the booking is there, and of two who book them one waits. */
const lockedFacts = async (tx: Transaction, { organisationId, familyId, interpreterId }: NewBooking) => {
  const [facts] = await tx.$queryRaw<Facts[]>`
    select interpreter.signed_on is not null as "isSigned", interpreter.retired_at is not null as "isRetired",
      family.interpreter_refused is true as "wantsNone",
      exists (select from interpreter_refusal refusal where refusal.family_id = family.id
        and refusal.interpreter_id = interpreter.id) as "isRefused",
      (select tag from unnest(${callLanguages}) tag where tag = any(interpreter.languages) limit 1) as language
    from interpreter, family
    where interpreter.id = ${interpreterId}::uuid and interpreter.organisation_id = ${organisationId}::uuid
      and family.id = ${familyId}::uuid and family.organisation_id = ${organisationId}::uuid
    for no key update of interpreter`
  return facts
}

type Span = { startsAt: Date; endsAt: Date }

/** Closes bookings of the interpreter in these hours whose appointments do not stand any more, also of other families. */
const releaseHours = (tx: Transaction, interpreterId: string, { startsAt, endsAt }: Span) => tx.$executeRaw`
  update interpreter_booking booking set closed_at = ${now()}, closed_as = 'released'
  from appointment
  where appointment.id = booking.appointment_id and booking.interpreter_id = ${interpreterId}::uuid
    and booking.closed_at is null and booking.starts_at < ${endsAt} and booking.ends_at > ${startsAt}
    and not ${bookingStands}`

export type NewBooking = {
  organisationId: string
  familyId: string
  appointmentId: string
  interpreterId: string
  appointment: { startsAt: Date; endsAt: Date | null }
  /** The booking of the appointment that was moved. */
  movedFromId: string | null
}

const staffIdOf = (actor: Actor) => (actor.kind === 'staff' ? actor.staffId : null)

/**
 * Whom the appointment had before: opens that booking again, which says what they were told of this hour. With another one they would be
 * told of both. Returns whether there was one, and nobody else has the hours.
 */
const reopenBooking = async (tx: Transaction, actor: Actor, booking: NewBooking, language: string | null) => {
  const { organisationId, appointmentId, interpreterId } = booking
  const count = await withScope(
    ofOrganisation(organisationId),
    () => tx.$executeRaw`
      update interpreter_booking booking set closed_at = null, closed_by_id = null, closed_as = null, language = ${language},
        booked_by_id = ${staffIdOf(actor)}::uuid, booked_at = ${now()}, letter = null, letter_at = null
      where booking.id = (select latest.id from interpreter_booking latest
          where latest.appointment_id = ${appointmentId}::uuid and latest.interpreter_id = ${interpreterId}::uuid
          order by latest.booked_at desc limit 1)
        and not exists (select from interpreter_booking other where other.closed_at is null
          and (other.appointment_id = booking.appointment_id or other.interpreter_id = booking.interpreter_id
            and other.starts_at < booking.ends_at and other.ends_at > booking.starts_at))`,
  )
  return count > 0
}

type Outcome = ReturnType<typeof bookingRefusal> | 'unknown_interpreter' | 'interpreter_busy'

/**
 * Books an interpreter for an appointment that has none, and returns why not, or null. The database refuses two calls at once,
 * whoever is quicker. What it looks at of other families is in the scope of the organisation, and no row of it is returned.
 */
const createBooking = async (tx: Transaction, actor: Actor, booking: NewBooking): Promise<Outcome> => {
  const { organisationId, familyId, appointmentId, interpreterId, movedFromId } = booking
  const hours = interpreterHours(booking.appointment)
  const facts = await withScope(ofOrganisation(organisationId), async () => {
    const lockedRow = await lockedFacts(tx, booking)
    if (lockedRow) await releaseHours(tx, interpreterId, hours)
    return lockedRow
  })
  if (!facts) return 'unknown_interpreter'
  const refusal = bookingRefusal(facts)
  if (refusal) return refusal
  if (await reopenBooking(tx, actor, booking, facts.language)) return null
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into interpreter_booking (id, organisation_id, family_id, appointment_id, interpreter_id, language, starts_at,
      ends_at, booked_by_id, booked_at, moved_from_id)
    values (${randomUUID()}::uuid, ${organisationId}::uuid, ${familyId}::uuid, ${appointmentId}::uuid,
      ${interpreterId}::uuid, ${facts.language}, ${hours.startsAt}, ${hours.endsAt}, ${staffIdOf(actor)}::uuid, ${now()},
      ${movedFromId}::uuid)
    on conflict do nothing returning id`
  return rows.length === 0 ? 'interpreter_busy' : null
}

/** The same, and throws why not, at the field of the form. */
export const requireBooking = async (tx: Transaction, actor: Actor, booking: NewBooking): Promise<void> => {
  const reason = await createBooking(tx, actor, booking)
  if (reason) throw new AppError('conflict', reason, [{ path: 'interpreterId', reason }])
}

/** Closes the booking of an appointment, for another interpreter or for none. */
export const closeBookings = (
  tx: Transaction,
  actor: Actor,
  { appointmentId, closedAs }: { appointmentId: string; closedAs: 'cancelled' | 'replaced' },
) =>
  tx.interpreterBooking.updateMany({
    where: { appointmentId, closedAt: null },
    data: { closedAt: now(), closedById: staffIdOf(actor), closedAs },
  })

type Moved = { organisationId: string; familyId: string; appointmentId: string; movedIds: readonly string[] }

/**
 * Books the interpreter for a new appointment: who was chosen, or without a choice who was booked for the one that was moved, when
 * they are free then. Null: nobody. Returns why that one was left behind, or null.
 */
export const bookForAppointment = async (
  tx: Transaction,
  actor: Actor,
  { movedIds, ...booking }: Moved & Pick<NewBooking, 'appointment'>,
  interpreterId: string | null | undefined,
): Promise<Outcome> => {
  if (interpreterId === null) return null
  const movedBooking =
    movedIds.length === 0
      ? null
      : await tx.interpreterBooking.findFirst({
          where: { appointmentId: { in: [...movedIds] }, closedAt: null },
          select: { id: true, interpreterId: true },
        })
  if (interpreterId !== undefined) {
    const movedFromId = movedBooking?.interpreterId === interpreterId ? movedBooking.id : null
    await requireBooking(tx, actor, { ...booking, interpreterId, movedFromId })
    return null
  }
  if (!movedBooking) return null
  const { id: movedFromId, interpreterId: movedInterpreterId } = movedBooking
  return createBooking(tx, actor, { ...booking, interpreterId: movedInterpreterId, movedFromId })
}

/**
 * After an appointment was opened again: the booking whose hours went to the appointment that took its place has them again,
 * unless somebody else has them now.
 */
export const restoreBookings = (tx: Transaction, organisationId: string, familyId: string): Promise<void> =>
  withScope(ofOrganisation(organisationId), async () => {
    await tx.$executeRaw`
      update interpreter_booking booking set closed_at = ${now()}, closed_as = 'released' from appointment
      where appointment.id = booking.appointment_id and booking.family_id = ${familyId}::uuid and booking.closed_at is null
        and appointment.closed_at is not null`
    await tx.$executeRaw`
      update interpreter_booking booking set closed_at = null, closed_as = null from appointment
      where appointment.id = booking.appointment_id and booking.family_id = ${familyId}::uuid
        and booking.closed_as = 'released' and appointment.closed_at is null
        and not exists (select from interpreter_booking later where later.appointment_id = booking.appointment_id
          and later.booked_at > booking.booked_at)
        and not exists (
          select from interpreter_booking other where other.interpreter_id = booking.interpreter_id
            and other.closed_at is null and other.starts_at < booking.ends_at and other.ends_at > booking.starts_at)`
  })
