import { z } from 'zod'
import { ageLimit, answerProblem, childrenLimit, isStorableText } from '@/domain/instrument/answer'
import { contactValueLimit, familyTextLimits } from '@/domain/text-limits'
import { itemByKey } from '@/domain/instrument/items'

const text = (longest: number) => z.string().trim().max(longest, 'too_big').refine(isStorableText, 'invalid')
const ref = text(familyTextLimits.ref).regex(/^[\p{L}\p{N}][^|:\p{Cc}]*$/u, 'invalid_format')

/** As people write a number: digits with spaces, brackets, dots, dashes. Any e-mail address that could exist. */
const written = { phone: /^\+?\d[\d ().\-/]{4,38}$/, email: /^[^\s@|,;:<>"']+@[^\s@|,;:<>"']+$/ } as const
const formatReason = { phone: 'not_a_phone', email: 'not_an_email' } as const

/** One number or address, whatever spaces it is written with. */
export const sameContact = (value: string) => (value.includes('@') ? value.toLowerCase() : value.replace(/[^\d+]/g, ''))

const contactPointSchema = z
  .object({
    id: z.uuid().optional(),
    kind: z.enum(['phone', 'email']),
    value: text(contactValueLimit).min(1, 'required'),
    state: z.enum(['active', 'dead']),
  })
  .refine(({ kind, value }) => value === '' || written[kind].test(value), {
    path: ['value'],
    error: (issue) => formatReason[(issue.input as { kind: 'phone' | 'email' }).kind],
  })

const languagesSchema = z.array(z.string().max(20)).refine((tags) => {
  const item = itemByKey('home_languages')
  return !item || answerProblem(item, tags) === null
}, 'unknown_language')

const familyInput = {
  /** Empty: the next free number. */
  ref: z.union([z.literal(''), ref]),
  parentName: text(familyTextLimits.parentName).min(1, 'required'),
  address: text(familyTextLimits.address),
  note: text(familyTextLimits.note),
  mayLeaveMessage: z.boolean().nullable(),
  whoMayHear: text(familyTextLimits.whoMayHear),
  safeHours: text(familyTextLimits.safeHours),
  status: z.enum(['known', 'waiting_list']),
  programme: text(familyTextLimits.programme),
  homeLanguages: languagesSchema,
  callerId: z.uuid().nullable(),
  contactPoints: z
    .array(contactPointSchema)
    .max(12, 'too_big')
    .refine((points) => new Set(points.map(({ value }) => sameContact(value))).size === points.length, 'twice'),
  children: z
    .array(z.object({ age: z.int().min(0, 'invalid').max(ageLimit, 'invalid'), schoolId: z.uuid().nullable() }))
    .max(childrenLimit, 'too_big'),
}

export const createFamilySchema = z.object({ ...familyInput, id: z.uuid() })
export const updateFamilySchema = z.object({ ...familyInput, id: z.uuid(), ref, version: z.int().min(1) })
export type CreateFamily = z.output<typeof createFamilySchema>
export type UpdateFamily = z.output<typeof updateFamilySchema>

export const assignFamiliesSchema = z.object({
  assignments: z
    .array(z.object({ familyId: z.uuid(), callerId: z.uuid().nullable() }))
    .min(1, 'nothing_ticked')
    .max(100, 'too_big'),
})
export type AssignFamilies = z.output<typeof assignFamiliesSchema>

export const keepSearchSchema = z.object({ text: text(80) })
export type KeepSearch = z.output<typeof keepSearchSchema>

/** A filter that makes no sense is no filter: an address that was typed or kept is never an error. */
const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const pageNumber = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined)

export const familySorts = ['name', 'ref', 'last_call'] as const
export const familyFilterSchema = z.object({
  caller: chosen(z.union([z.uuid(), z.literal('none')])),
  status: chosen(z.enum(['known', 'waiting_list'])),
  programme: chosen(text(200).min(1)),
  school: chosen(z.uuid()),
  board: chosen(z.uuid()),
  call: chosen(z.enum(['may', 'may_not'])),
  called: chosen(z.enum(['never', 'before'])),
  sort: chosen(z.enum(familySorts)),
  page: pageNumber,
})
export type FamilyFilter = z.output<typeof familyFilterSchema>

export const schoolFilterSchema = z.object({
  board: chosen(z.uuid()),
  municipality: chosen(z.uuid()),
  sort: chosen(z.enum(['name', 'board'])),
  page: pageNumber,
})
export type SchoolFilter = z.output<typeof schoolFilterSchema>
