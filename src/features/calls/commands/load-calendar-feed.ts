import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { dayMs, hourMs } from '@/domain/dates'
import type { Locale } from '@/i18n/locale'
import { dayAt, isMadeBy } from '@/server/absences'
import { isStillPlanned } from '@/server/appointments'
import { hasInterpreter } from '@/server/interpreter-bookings'
import { calendarFile, type CalendarEntry } from '@/server/calendar-file'
import { now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import { database, ofOrganisation, Prisma } from '@/server/db'
import { refuseLink } from '@/server/request-room'
import type { Visitor } from '@/server/visitor'

/** From when until when, and how many: enough for a caller, and small for a program that asks every hour. */
const pastMs = 14 * dayMs
const aheadMs = 120 * dayMs
const mostEntries = 500

const usedAgainAfterMs = hourMs

const entriesOf = (staffId: string, organisationId: string) => database(ofOrganisation(organisationId)).$queryRaw<
  CalendarEntry[]
>`
  select appointment.id, family.ref, appointment.starts_at as "startsAt", appointment.ends_at as "endsAt",
    appointment.made_at as "madeAt", ${hasInterpreter} as "hasInterpreter"
  from appointment join family on family.id = appointment.family_id
  where appointment.organisation_id = ${organisationId}::uuid
    and ${isMadeBy(staffId, Prisma.sql`appointment.owner_id`, dayAt(Prisma.sql`appointment.starts_at`))}
    and appointment.starts_at between ${new Date(now().getTime() - pastMs)} and ${new Date(now().getTime() + aheadMs)}
    and family.may_call and ${isStillPlanned}
  order by appointment.starts_at, appointment.id
  limit ${mostEntries}`

/**
 * The appointments that whoever has this link makes, as a calendar file. Throws the same `not_found` for a link that never was, one
 * that was revoked, and one of an account that was disabled or makes no calls any more. It notes to the hour that the link
 * was used; a program that asks often writes no audit row, because it reads no name.
 */
export const loadCalendarFeed = async (visitor: Visitor, token: string, locale: Locale): Promise<string> => {
  const feed = await database('link').calendarFeed.findFirst({
    where: {
      tokenHash: tokenHash(token),
      staff: { disabledAt: null, role: { in: rolesThatMay('calendar_feed.create') } },
    },
    select: { staffId: true, organisationId: true, lastUsedAt: true },
  })
  if (!feed) return refuseLink(visitor, token)
  const { staffId, organisationId, lastUsedAt } = feed
  if (!lastUsedAt || now().getTime() - lastUsedAt.getTime() > usedAgainAfterMs)
    await database(ofOrganisation(organisationId)).calendarFeed.updateMany({
      where: { staffId },
      data: { lastUsedAt: now() },
    })
  return calendarFile(await entriesOf(staffId, organisationId), locale)
}
