import { z } from 'zod'
import { requestReasons } from '@/domain/calls/history'
import { callReasons } from '@/domain/calls/planned'
import { recordedOutcomes, ruleOf, type Outcome } from '@/domain/calls/outcomes'
import { reminderDays } from '@/domain/calls/reminder'
import { isCalendarDate, isClockTime } from '@/domain/dates'
import { parseWeek } from '@/domain/figures/week'
import { numberInAddress, storableText, typedText, wholeNumber } from '@/domain/input'
import { channels, choosers } from '@/domain/instrument/call-details'
import { partsOfDay } from '@/domain/people/contact-preferences'
import { attemptNoteLimit, requestNoteLimit, searchLimit } from '@/domain/text-limits'

const day = storableText.refine(isCalendarDate, 'day_needed')
const time = storableText.refine(isClockTime, 'time_needed')

/** When the parent wants to be called: from a day on, at an hour or in parts of the day. */
const wish = {
  notBefore: day,
  time: time.nullable().default(null),
  partsOfDay: z.array(z.enum(partsOfDay)).max(partsOfDay.length).default([]),
}

/** A time, or a window with an end, in Amsterdam. */
export const appointmentSchema = z
  .object({ day, from: time, until: time.nullable() })
  .refine(({ from, until }) => until === null || until > from, { path: ['until'], error: 'window_ends_first' })
export type AppointmentInput = z.output<typeof appointmentSchema>

const effectOf = (outcome: Outcome) => ruleOf(outcome).effect

const needsDay = ({ outcome, wish: day }: { outcome: Outcome; wish: object | null }) => {
  const effect = effectOf(outcome)
  // Only a stop of the organisation may have an end; any other outcome has a day only when it asks for one.
  if (effect.kind === 'stop' && effect.by === 'organisation') return true
  return (effect.kind === 'asked') === (day !== null)
}

const needsAppointment = ({ outcome, appointment }: { outcome: Outcome; appointment: AppointmentInput | null }) => {
  const effect = effectOf(outcome)
  if (effect.kind !== 'appointment') return appointment === null
  return appointment !== null && (appointment.until !== null) === (effect.appointment === 'soft')
}

export const recordAttemptSchema = z
  .object({
    /** Made by the browser before it sends, so that a double tap records one attempt. The id of the call when it was dialled. */
    id: z.uuid(),
    familyId: z.uuid(),
    /** The number or address that was tried; required for an outcome that closes it. */
    contactPointId: z.uuid().nullable(),
    channel: z.enum(channels).default('phone'),
    outcome: z.enum(recordedOutcomes),
    wish: z.object(wish).nullable().default(null),
    appointment: appointmentSchema.nullable().default(null),
    note: typedText(attemptNoteLimit).default(''),
  })
  .refine(({ outcome, contactPointId }) => !ruleOf(outcome).closesNumber || contactPointId !== null, {
    path: ['contactPointId'],
    error: 'number_needed',
  })
  .refine(needsDay, { path: ['wish', 'notBefore'], error: 'day_needed' })
  .refine(needsAppointment, { path: ['appointment'], error: 'time_needed' })
  .refine(({ outcome, note }) => ruleOf(outcome).note !== 'required' || note !== '', {
    path: ['note'],
    error: 'required',
  })
export type RecordAttempt = z.output<typeof recordAttemptSchema>

export const startAttemptSchema = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  contactPointId: z.uuid().nullable(),
  channel: z.enum(channels).default('phone'),
})
export type StartAttempt = z.output<typeof startAttemptSchema>

export const undoAttemptSchema = z.object({ id: z.uuid() })
export type UndoAttempt = z.output<typeof undoAttemptSchema>

export const requestCallSchema = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  reason: z.enum(requestReasons).default('parent_asked'),
  ...wish,
  note: typedText(requestNoteLimit),
})
export type RequestCall = z.output<typeof requestCallSchema>

/** What is typed while a parent is on the line. */
export const findFamiliesSchema = z.object({ text: typedText(searchLimit) })
export type FindFamilies = z.output<typeof findFamiliesSchema>

/** A family of another caller, with the whole number by which it was found. The browser makes the id. */
const otherFamily = { id: z.uuid(), familyId: z.uuid(), number: typedText(searchLimit) }

export const sendCallNoticeSchema = z.object({ ...otherFamily, note: typedText(requestNoteLimit).default('') })
export type SendCallNotice = z.output<typeof sendCallNoticeSchema>

export const takeOverFoundFamilySchema = z.object(otherFamily)
export type TakeOverFoundFamily = z.output<typeof takeOverFoundFamilySchema>

export const markNoticeSeenSchema = z.object({ id: z.uuid() })
export type MarkNoticeSeen = z.output<typeof markNoticeSeenSchema>

export const closeRequestSchema = z.object({
  id: z.uuid(),
  /** Recorded by mistake, so that it never happened; otherwise it is not needed any more. */
  isMistake: z.boolean().default(false),
})
export type CloseRequest = z.output<typeof closeRequestSchema>

/** An e-mail to the parent, on the day of the appointment or the day before, at a time that somebody chose. */
const reminder = z.object({ day: z.enum(reminderDays), time })
export type ReminderInput = z.output<typeof reminder>

export const addAppointmentSchema = z
  .object({
    /** Made by the browser before it sends, so that sending twice makes one appointment. */
    id: z.uuid(),
    familyId: z.uuid(),
    /** Who makes the call. Null: the caller of the family. */
    ownerId: z.uuid().nullable().default(null),
    day,
    from: time,
    /** The end of a window; null for a time. */
    until: time.nullable().default(null),
    channel: z.enum(channels).nullable().default(null),
    /** Who chose the channel; null where nobody was asked. */
    chosenBy: z.enum(choosers).nullable().default(null),
    note: typedText(attemptNoteLimit).default(''),
    reminder: reminder.nullable().default(null),
    /** Who interprets; null for nobody. Absent: who was booked before, when they are free. */
    interpreterId: z.uuid().nullable().optional(),
  })
  .refine(({ from, until }) => until === null || until > from, { path: ['until'], error: 'window_ends_first' })
  .refine(({ channel, chosenBy }) => chosenBy === null || channel !== null, { path: ['channel'], error: 'required' })
export type AddAppointment = z.output<typeof addAppointmentSchema>

export const closeAppointmentSchema = z.object({ id: z.uuid(), by: z.enum(['parent', 'us']) })
export type CloseAppointment = z.output<typeof closeAppointmentSchema>

export const appointmentIdSchema = z.object({ id: z.uuid() })
export type AppointmentId = z.output<typeof appointmentIdSchema>

export const reminderJobSchema = z.object({ appointmentId: z.uuid(), remindAt: z.iso.datetime() })
export type ReminderJob = z.output<typeof reminderJobSchema>

/** A person and a week, `2027-W12`, in the address of the agenda. Anything else is one's own present week. */
export const agendaFilterSchema = z.object({
  staff: z.uuid().optional().catch(undefined),
  week: storableText
    .optional()
    .catch(undefined)
    .transform((text) => (text ? parseWeek(text) : null)),
})

/** Any text that can be looked up, so that a link that never existed is answered like one that was revoked. */
export const calendarTokenSchema = z.object({ token: storableText.transform((text) => text.slice(0, 200)) })

export const noInputSchema = z.object({})

export const claimNextFamilySchema = z.object({
  /** The family that was called just now; it is not given again at once. */
  afterId: z.uuid().nullable().default(null),
})
export type ClaimNextFamily = z.output<typeof claimNextFamilySchema>

export const takeOverCallSchema = z.object({ familyId: z.uuid() })
export type TakeOverCall = z.output<typeof takeOverCallSchema>

export const callStates = ['due', 'later', 'waiting', 'stopped', 'not_yet'] as const
/** What somebody has to do before a family is called as it should be. */
export const callTasks = [
  'no_caller',
  'caller_left',
  'caller_away',
  'no_number',
  'no_language',
  'overdue',
  'long_open',
] as const
export type CallTask = (typeof callTasks)[number]

const callFilters = {
  state: z.enum(callStates),
  caller: z.union([z.uuid(), z.literal('none')]),
  language: z.string().regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i),
  reason: z.enum(callReasons),
  task: z.enum(callTasks),
}
/** Reads an invalid filter as no filter, so that a typed or bookmarked URL is never an error. */
const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
export const callFilterSchema = z.object({
  state: chosen(callFilters.state),
  caller: chosen(callFilters.caller),
  language: chosen(callFilters.language),
  reason: chosen(callFilters.reason),
  task: chosen(callFilters.task),
  page: numberInAddress(10_000).optional().catch(undefined),
})
export type CallFilter = z.output<typeof callFilterSchema>

/** More families than anybody changes at once. The limit keeps the transaction short. */
export const mostChanged = 2000

/** All families of a list: an invalid filter is refused, because without it the list would be another one. */
const wholeList = {
  filter: z.object(callFilters).partial(),
  /** The number and the hash of the families on the screen. When the list has changed since, nothing is changed. */
  count: wholeNumber.min(1, 'nothing_ticked').max(mostChanged, 'too_many_assigned'),
  print: z.string().regex(/^[0-9a-f]{64}$/, 'invalid'),
}

export const assignAllCallsSchema = z.object({ ...wholeList, callerId: z.uuid() })
export type AssignAllCalls = z.output<typeof assignAllCallsSchema>

export const requestAllCallsSchema = z.object({ ...wholeList, notBefore: day, note: typedText(requestNoteLimit) })
export type RequestAllCalls = z.output<typeof requestAllCallsSchema>

export const todayFilterSchema = z.object({
  page: numberInAddress(1000).optional().catch(undefined),
})
