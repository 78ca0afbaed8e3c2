import { z } from 'zod'
import { channels } from '@/domain/instrument/call-details'
import {
  lineDropPlans,
  partsOfDay,
  plansForbiddenMessage,
  type ContactPreferences,
} from '@/domain/people/contact-preferences'
import { numberInAddress, storableText, typedText, versionSchema, wholeNumber } from '@/domain/input'
import { ageLimit, answerProblem, childrenLimit } from '@/domain/instrument/answer'
import { reminderLanguages } from '@/domain/calls/reminder'
import { phoneProblem, withPlainDigits } from '@/domain/people/phone-number'
import { contactValueLimit, familyTextLimits } from '@/domain/text-limits'
import { latestInstrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'

const ref = typedText(familyTextLimits.ref).regex(/^[\p{L}\p{N}][^|:\p{Cc}]*$/u, 'invalid_format')

const contactPointSchema = z
  .object({
    id: z.uuid().optional(),
    kind: z.enum(['phone', 'email']),
    value: typedText(contactValueLimit).min(1, 'required'),
    state: z.enum(['active', 'dead']),
  })
  .transform((point) => (point.kind === 'phone' ? { ...point, value: withPlainDigits(point.value) } : point))
const isLanguage = (tags: readonly string[]) => {
  const item = latestInstrument.itemByKey('home_languages' satisfies ItemKey)
  return !item || answerProblem(item, tags) === null
}
const languagesSchema = z.array(storableText.max(20)).refine(isLanguage, 'unknown_language')

const eachOnce = (codes: readonly string[]) => new Set(codes).size === codes.length

const preferencesInput = {
  nameToUse: typedText(familyTextLimits.nameToUse),
  whoMayHear: typedText(familyTextLimits.whoMayHear),
  mayLeaveMessage: z.boolean().nullable(),
  safeHours: typedText(familyTextLimits.safeHours),
  stopWord: typedText(familyTextLimits.stopWord),
  lineDropPlan: z.enum(lineDropPlans).nullable(),
  lineDropNote: typedText(familyTextLimits.lineDropNote),
  callLanguage: storableText.nullable().refine((tag) => tag === null || isLanguage([tag]), 'unknown_language'),
  interpreterNeeded: z.boolean().nullable(),
  interpreterRefused: z.boolean().nullable().default(null),
  interpreterName: typedText(familyTextLimits.interpreterName),
  preferredChannels: z.array(z.enum(channels)).max(channels.length).refine(eachOnce, 'twice'),
  preferredPartsOfDay: z.array(z.enum(partsOfDay)).max(partsOfDay.length).refine(eachOnce, 'twice'),
} satisfies { readonly [field in keyof ContactPreferences]: z.ZodType }

/** Numbers, addresses and preferences. `refuseInvalidContacts` checks the values in the command: it never refuses stored ones. */
const contactInput = {
  ...preferencesInput,
  contactPoints: z.array(contactPointSchema).max(12, 'too_big'),
  /** The alike families that the person has seen. They do not stop the save. */
  knownAlike: z.array(z.uuid()).max(100).default([]),
}

const familyInput = {
  ...contactInput,
  /** Empty for the next free number. */
  ref: z.union([z.literal(''), ref]),
  parentName: typedText(familyTextLimits.parentName).min(1, 'required'),
  surname: typedText(familyTextLimits.surname),
  address: typedText(familyTextLimits.address),
  note: typedText(familyTextLimits.note),
  status: z.enum(['known', 'waiting_list']),
  programme: typedText(familyTextLimits.programme),
  homeLanguages: languagesSchema,
  callerId: z.uuid().nullable(),
  children: z
    .array(z.object({ age: wholeNumber.min(0, 'invalid').max(ageLimit, 'invalid'), schoolId: z.uuid().nullable() }))
    .max(childrenLimit, 'too_big'),
}

const isSafePlan = (preferences: Parameters<typeof plansForbiddenMessage>[0]) => !plansForbiddenMessage(preferences)
const unsafePlan = { path: ['lineDropPlan'], message: 'plan_leaves_message' }

export const createFamilySchema = z.object({ ...familyInput, id: z.uuid() }).refine(isSafePlan, unsafePlan)
export const updateFamilySchema = z
  .object({ ...familyInput, id: z.uuid(), ref, version: versionSchema.min(1) })
  .refine(isSafePlan, unsafePlan)
export type CreateFamily = z.output<typeof createFamilySchema>
export type UpdateFamily = z.output<typeof updateFamilySchema>

export const updateContactSchema = z
  .object({ ...contactInput, id: z.uuid(), version: versionSchema.min(1) })
  .refine(isSafePlan, unsafePlan)
export type UpdateContact = z.output<typeof updateContactSchema>

/** A number or address that is wrong, and the one that takes its place. */
export const replaceContactPointSchema = z.object({
  /** Of the family. */
  id: z.uuid(),
  pointId: z.uuid(),
  value: typedText(contactValueLimit).min(1, 'required'),
  knownAlike: z.array(z.uuid()).max(100).default([]),
})
export type ReplaceContactPoint = z.output<typeof replaceContactPointSchema>

/** More families than anybody assigns at once. The limit keeps the transaction short. */
export const mostAssigned = 2000

export const assignFamiliesSchema = z.object({
  assignments: z
    .array(z.object({ familyId: z.uuid(), callerId: z.uuid().nullable() }))
    .min(1, 'nothing_ticked')
    .max(mostAssigned, 'too_many_assigned'),
})
export type AssignFamilies = z.output<typeof assignFamiliesSchema>

/** Reads an invalid filter as no filter, so that a typed or bookmarked URL is never an error. */
const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
/** Whether there is a search. The words themselves are never in the URL. */
const searching = chosen(z.literal('1'))
const pageNumber = numberInAddress(10_000).optional().catch(undefined)

const familySorts = ['name', 'ref', 'last_call'] as const
const familyFilters = {
  caller: z.union([z.uuid(), z.literal('none')]),
  status: z.enum(['known', 'waiting_list']),
  programme: typedText(200).min(1),
  school: z.uuid(),
  board: z.uuid(),
  call: z.enum(['may', 'may_not']),
  called: z.enum(['never', 'before']),
}
export const familyFilterSchema = z.object({
  caller: chosen(familyFilters.caller),
  status: chosen(familyFilters.status),
  programme: chosen(familyFilters.programme),
  school: chosen(familyFilters.school),
  board: chosen(familyFilters.board),
  call: chosen(familyFilters.call),
  called: chosen(familyFilters.called),
  sort: chosen(z.enum(familySorts)),
  search: searching,
  page: pageNumber,
})
export type FamilyFilter = z.output<typeof familyFilterSchema>

/**
 * Assigns all families of a list to one caller. An invalid filter is refused here, because without it the list would be
 * another one.
 */
export const assignAllSchema = z.object({
  filter: z.object(familyFilters).partial(),
  text: typedText(80),
  callerId: z.uuid().nullable(),
  /** The number and the hash of the families on the screen. When the list has changed since, nothing is assigned. */
  count: wholeNumber.min(1, 'nothing_ticked').max(mostAssigned, 'too_many_assigned'),
  print: z.string().regex(/^[0-9a-f]{64}$/, 'invalid'),
})
export type AssignAll = z.output<typeof assignAllSchema>

export const schoolFilterSchema = z.object({
  board: chosen(z.uuid()),
  municipality: chosen(z.uuid()),
  sort: chosen(z.enum(['name', 'board'])),
  search: searching,
  page: pageNumber,
})
export type SchoolFilter = z.output<typeof schoolFilterSchema>

/** A letter that asks a parent to call this number. */
export const createLetterSchema = z.object({
  familyId: z.uuid(),
  language: z.enum(reminderLanguages),
  callBackNumber: typedText(contactValueLimit)
    .min(1, 'required')
    .superRefine((text, context) => {
      const problem = text === '' ? null : phoneProblem(text)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    }),
})
export type CreateLetter = z.output<typeof createLetterSchema>
