/** The input of the interview's commands. Does not check a value against its item: the domain's `answerProblem` does. */
import { z } from 'zod'
import { storableText, typedText, versionSchema, wholeNumber } from '@/domain/input'
import { isCalendarDate } from '@/domain/dates'
import { callEndings } from '@/domain/calls/call-ending'
import { followUpResults } from '@/domain/calls/follow-up'
import { careNoteLimit, followUpNoteLimit, helpTextLimit, reasonLimit } from '@/domain/text-limits'
import { textLimit } from '@/domain/instrument/answer'
import { breakReasons, channels, choosers, feelings } from '@/domain/instrument/call-details'
import { changeParts } from '@/domain/instrument/changes'
import { needTypes } from '@/domain/instrument/definition'
import { spokenMissingReasons } from '@/domain/instrument/definition'

const id = z.uuid()
const day = storableText.refine(isCalendarDate, 'invalid_format')

/**
 * The sender and the order of its operations. With these a repeat changes nothing, and a client's own earlier change is no
 * conflict.
 */
const operation = { operationId: id, clientId: id, sequence: wholeNumber.min(1) }

export const saveAnswerSchema = z.object({
  id,
  ...operation,
  key: storableText.max(60),
  part: z.enum(changeParts),
  baseVersion: versionSchema,
  /** `null` without a missing reason clears the answer. */
  value: z.unknown().optional(),
  missing: z.enum(spokenMissingReasons).nullable().optional(),
  note: storableText.nullable().optional(),
  /** The reason for a correction. Required from anybody who did not make the call, and from everybody after 24 hours. */
  reason: typedText(reasonLimit).optional(),
})
export type SaveAnswer = z.output<typeof saveAnswerSchema>

export const resolveConflictSchema = z.object({
  id,
  ...operation,
  /** The version of the answer between which and the refused one was chosen. */
  baseVersion: versionSchema,
  refusedOperationId: id,
  choose: z.enum(['current', 'refused']),
})
export type ResolveConflict = z.output<typeof resolveConflictSchema>

/** The form of a key. Whether the version has the item is not checked: a position is no answer. */
const itemKey = z.string().regex(/^[a-z0-9_]{1,60}$/)

export const savePositionSchema = z.object({
  id,
  place: itemKey,
  later: z.array(itemKey).max(60),
  introduced: z.boolean().default(false),
})
export type SavePosition = z.output<typeof savePositionSchema>

export const startInterviewSchema = z.object({
  familyId: id,
  channel: z.enum(channels),
  chosenBy: z.enum(choosers),
  canTalkFreely: z.enum(['yes', 'partly', 'no']).optional(),
  interpreterPresent: z.enum(['yes', 'no']).optional(),
  /** Who interprets; null: nobody of the register. */
  interpreterId: id.nullable().optional(),
  othersPresent: z.enum(['yes', 'no']).optional(),
  /** The room in which the call is held. */
  roomId: id.optional(),
})
export type StartInterview = z.output<typeof startInterviewSchema>

export const discardInterviewSchema = z.object({ id })
export type DiscardInterview = z.output<typeof discardInterviewSchema>

export const endInterviewSchema = z
  .object({
    id,
    how: z.enum(callEndings),
    breakReason: z.enum(breakReasons).optional(),
    /** What the parent told, in short, for the call of the next day. Required when the parent was relieved. */
    careNote: typedText(careNoteLimit).optional(),
  })
  .refine((input) => (input.how === 'broken_off') === (input.breakReason !== undefined), {
    path: ['breakReason'],
    message: 'break_reason_wanted',
  })
  .refine((input) => (input.how === 'relieved') === Boolean(input.careNote), {
    path: ['careNote'],
    message: 'required',
  })
export type EndInterview = z.output<typeof endInterviewSchema>

/**
 * A need that was accepted, changed or dismissed, or help that the caller added. The client makes the id: a repeat is one.
 */
export const saveAgreedHelpSchema = z
  .object({
    id,
    helpId: id,
    /** The version that the screen had. Help that it has not seen saved yet is in its first version. */
    version: versionSchema.min(1).default(1),
    type: z.enum(needTypes),
    text: typedText(helpTextLimit).default(''),
    state: z.enum(['open', 'dismissed']),
    suggestedBy: storableText.max(60).nullable().default(null),
    /** `kept` keeps the present owner. */
    owner: z.enum(['me', 'coordinator', 'kept']).default('me'),
    dueOn: day.nullable().default(null),
  })
  .refine(({ state, dueOn }) => state === 'dismissed' || dueOn !== null, { path: ['dueOn'], message: 'required' })
export type SaveAgreedHelp = z.output<typeof saveAgreedHelpSchema>

/** What the parent said about help of earlier. The client makes the id of each answer: a repeat is one. */
export const recordFollowUpSchema = z.object({
  id,
  followUpId: id,
  helpId: id,
  result: z.enum(followUpResults),
  note: typedText(followUpNoteLimit).default(''),
})
export type RecordFollowUp = z.output<typeof recordFollowUpSchema>

export const saveCheckInSchema = z.object({
  id,
  feeling: z.enum(feelings).nullable(),
  text: typedText(textLimit).default(''),
  shared: z.boolean().default(false),
  /** With whom the caller wants to talk today; null for nobody, which withdraws an open request. Absent: as it was. */
  talkWith: id.nullable().optional(),
})
export type SaveCheckIn = z.output<typeof saveCheckInSchema>

export const interviewIdSchema = z.object({ id })
