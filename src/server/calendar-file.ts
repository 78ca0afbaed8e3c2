/**
 * Writes appointments as an iCalendar file (RFC 5545). An entry says "call appointment" and the organisation's own number of
 * the family, and nothing else about it. Times are in UTC, so that a change of the clock cannot move them. The same
 * appointments give the same bytes.
 */
import 'server-only'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { createTranslator } from 'use-intl/core'
import { callMs } from '@/domain/calls/call-length'
import type { Locale } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'

export type CalendarEntry = {
  id: string
  ref: string
  startsAt: Date
  endsAt: Date | null
  madeAt: Date
  /** An interpreter is booked for it. */
  hasInterpreter: boolean
  /** A calendar program that has the appointment takes it out again. */
  isCancelled?: boolean
}

export const calendarType = 'text/calendar; charset=utf-8'

export const calendarFile = (entries: readonly CalendarEntry[], locale: Locale): string => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'agenda.calendar' })
  const calendar = ical({
    name: t('name'),
    prodId: { company: 'Nabij', product: 'agenda', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { id, ref, startsAt, endsAt, madeAt, hasInterpreter, isCancelled = false } of entries)
    calendar.createEvent({
      id,
      stamp: madeAt,
      start: startsAt,
      end: endsAt ?? new Date(startsAt.getTime() + callMs),
      // The library leaves what RFC 5545 forbids in a text.
      summary: t(hasInterpreter ? 'summaryInterpreted' : 'summary', { ref }).replaceAll(/\p{Cc}+/gu, ' '),
      ...(isCancelled ? { status: ICalEventStatus.CANCELLED, sequence: 1 } : {}),
    })
  return calendar.toString()
}
