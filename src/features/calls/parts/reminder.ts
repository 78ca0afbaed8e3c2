import 'server-only'
import { createTranslator } from 'use-intl/core'
import { dayOfReminder, firstNameOf, reminderLanguage, type ReminderContact } from '@/domain/calls/reminder'
import type { SpokenLanguages } from '@/domain/people/call-languages'
import { dateAt, instantOf } from '@/domain/dates'
import { clockTime, longDayOfWeek } from '@/i18n/format'
import { messagesOf } from '@/i18n/messages'
import { now } from '@/server/clock'
import { requireFound } from '@/server/authorize'
import { openPoint, type SealedPoint } from '@/server/sealed/opened-values'
import { preparedAs, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { enqueueLetters } from '@/server/jobs'
import type { Actor } from '@/domain/access/actor'
import type { ReminderInput, ReminderJob } from '../schema'

/** What decides whether a parent may get a reminder and in which language: the points that work, and what the family said. */
export type ReminderFamily = ReminderContact & SpokenLanguages

type FamilyRow = Omit<ReminderFamily, 'contactPoints'> & { contactPoints: SealedPoint[] | null }

/** One statement. The caller has checked that the family is in the actor's scope. */
export const loadReminderFamily = async (tx: Transaction, familyId: string): Promise<ReminderFamily> => {
  const [row] = await tx.$queryRaw<FamilyRow[]>`
    ${preparedAs('reminder')}
    select coalesce(family.home_languages, '{}') as "homeLanguages", family.call_language as "callLanguage",
      family.may_call as "mayCall", identity.may_leave_message as "mayLeaveMessage", (
      select jsonb_agg(jsonb_build_object('id', point.id, 'kind', point.kind, 'value', point.value) order by point.position, point.id)
      from contact_point point where point.family_id = family.id and point.state = 'active') as "contactPoints"
    from family left join family_identity identity on identity.family_id = family.id
    where family.id = ${familyId}::uuid`
  const { contactPoints, ...family } = requireFound(row)
  return { ...family, contactPoints: (contactPoints ?? []).map(openPoint) }
}

type Agreed = { startsAt: Date; endsAt: Date | null; ownerName: string; family: SpokenLanguages }

/**
 * The words of a reminder in the family's language of the call: a day, a time and a first name. It names no organisation, school or
 * help, because somebody else may read it.
 */
export const reminderText = ({ startsAt, endsAt, ownerName, family }: Agreed) => {
  const locale = reminderLanguage(family)
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'agenda.reminder' })
  const words = {
    day: longDayOfWeek(dateAt(startsAt), locale),
    time: clockTime(startsAt, locale),
    name: firstNameOf(ownerName),
  }
  const text = endsAt ? t('textBetween', { ...words, until: clockTime(endsAt, locale) }) : t('text', { ...words })
  return { subject: t('subject'), text }
}

const refuseTime = (reason: 'reminder_late' | 'no_such_time') =>
  new AppError('invalid', reason, [{ path: 'reminder.time', reason }])

/** When the e-mail is sent. Throws `reminder_late` for a time that is over, or that is not before the appointment. */
export const reminderInstant = (day: string, startsAt: Date, reminder: ReminderInput): Date => {
  const remindDay = dayOfReminder(day, reminder.day)
  if (remindDay < dateAt(now())) throw refuseTime('reminder_late')
  const remindAt = instantOf(remindDay, reminder.time)
  if (!remindAt) throw refuseTime('no_such_time')
  if (remindAt <= now() || remindAt >= startsAt) throw refuseTime('reminder_late')
  return remindAt
}

/** Enqueues the e-mail for its time. It is checked again then, so that a moved appointment sends nothing. */
export const enqueueReminder = (tx: Transaction, actor: Actor, appointmentId: string, remindAt: Date) => {
  const input: ReminderJob = { appointmentId, remindAt: remindAt.toISOString() }
  const delaySeconds = Math.ceil((remindAt.getTime() - now().getTime()) / 1000)
  return enqueueLetters(tx, actor, [{ kind: 'reminder_letter', subject: appointmentId, input }], delaySeconds)
}
