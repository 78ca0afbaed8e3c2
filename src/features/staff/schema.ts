import { z } from 'zod'
import { makesCalls, mayBeTrainee, readsForRecipient, roles } from '@/domain/access/actor'
import { longestTypedPassword, passwordProblem } from '@/domain/access/password'
import { parseWeek, type Week } from '@/domain/figures/week'
import { phoneNumber, phoneProblem } from '@/domain/people/phone-number'
import { contactValueLimit } from '@/domain/text-limits'
import { leavingText, storableText, typedText, versionSchema } from '@/domain/input'

const emailSchema = typedText(254).toLowerCase().pipe(z.email('email_wrong'))
/** The name of a member of staff or of the organisation. Readers see it, so it is checked as a text that leaves. */
const nameSchema = leavingText(120).min(1, 'required')
const idSchema = z.uuid()

/** Keyboards compose letters differently; NFKC makes one password of them. */
const typedPassword = storableText
  .max(longestTypedPassword, 'password_long')
  .transform((text) => text.normalize('NFKC'))

const newPasswordSchema = typedPassword.superRefine((password, context) => {
  const problem = passwordProblem(password)
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

/** Signing in checks no more than that it gets text, so that every wrong input has the same answer. */
export const signInSchema = z.object({ email: typedText(254).toLowerCase(), password: typedPassword })
export type SignInInput = z.output<typeof signInSchema>

export const endSessionSchema = z.object({ sessionId: idSchema })
export const noInputSchema = z.object({})

export const updatePasswordSchema = z.object({ present: typedPassword, password: newPasswordSchema })
export type UpdatePasswordInput = z.output<typeof updatePasswordSchema>

export const linkPurposes = ['invitation', 'password'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** Ids and codes alone: the link is created, and the address read, when the letter is sent. */
export const staffLetterSchema = z.object({ staffId: idSchema, purpose: z.enum(linkPurposes) })
export type StaffLetter = z.output<typeof staffLetterSchema>

const tokenSchema = z.string().regex(/^[\w-]{43}$/, 'link_dead')
export const linkSchema = z.object({ token: tokenSchema, purpose: z.enum(linkPurposes) })
export const savePasswordSchema = linkSchema.extend({ password: newPasswordSchema })
export type SavePasswordInput = z.output<typeof savePasswordSchema>

export const requestPasswordSchema = z.object({ email: emailSchema })

export const removeProviderAccountSchema = z.object({ email: emailSchema })
export type RemoveProviderAccount = z.output<typeof removeProviderAccountSchema>

type Post = {
  languages?: string[] | undefined
  role: (typeof roles)[number]
  boardId: string | null
  municipalityId: string | null
  trainee: boolean
}

const post = {
  name: nameSchema,
  role: z.enum(roles),
  trainee: z.boolean().default(false),
  /** Tags of the languages in which this person calls, beside Dutch. */
  languages: z
    .array(storableText.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'unknown_language'))
    .max(60)
    .optional(),
  boardId: idSchema.nullable().default(null),
  municipalityId: idSchema.nullable().default(null),
}

/** A reader reads for exactly one board or municipality; nobody else has one, and only a caller is a trainee. */
const readerReadsForOne = ({ role, boardId, municipalityId }: Post) =>
  !readsForRecipient(role) || (boardId === null) !== (municipalityId === null)
const readsForOne = { path: ['boardId'], message: 'reader_place' }
const ofRole = <Input extends Post>(input: Input): Input => ({
  ...input,
  trainee: mayBeTrainee(input.role) && input.trainee,
  ...(input.languages ? { languages: makesCalls(input.role) ? [...new Set(input.languages)] : [] } : {}),
  boardId: readsForRecipient(input.role) ? input.boardId : null,
  municipalityId: readsForRecipient(input.role) ? input.municipalityId : null,
})

export const inviteStaffSchema = z
  .object({ email: emailSchema, ...post })
  .refine(readerReadsForOne, readsForOne)
  .transform(ofRole)
export type InviteStaffInput = z.output<typeof inviteStaffSchema>

export const updateStaffSchema = z
  .object({ staffId: idSchema, version: versionSchema, ...post })
  .refine(readerReadsForOne, readsForOne)
  .transform(ofRole)
export type UpdateStaffInput = z.output<typeof updateStaffSchema>

export const staffIdSchema = z.object({ staffId: idSchema })
export type StaffIdInput = z.output<typeof staffIdSchema>

export const accessRequestSchema = z.object({ requestId: idSchema })
export type AccessRequestInput = z.output<typeof accessRequestSchema>

/** Ids and codes alone: the names are read when the letter is sent. */
export const accessLetterSchema = z.object({
  staffId: idSchema,
  aboutId: idSchema,
  byId: idSchema.nullable(),
  notice: z.enum([
    'requested',
    'released_role',
    'released_invitation',
    'released_password_link',
    'released_clear_factors',
    'released_person_export',
    'refused',
    'role_changed',
    'sessions_ended',
    'password_changed',
    'account_linked',
    'account_unlinked',
  ]),
  kind: z.enum(['role', 'invitation', 'password_link', 'clear_factors', 'person_export']),
  /** Nobody did it, but the groups of the identity provider. */
  byGroups: z.boolean().optional(),
  from: z.enum(roles).nullable(),
  to: z.enum(roles).nullable(),
})
export type AccessLetter = z.output<typeof accessLetterSchema>

export const renameOrganisationSchema = z.object({ name: nameSchema })
export type RenameOrganisationInput = z.output<typeof renameOrganisationSchema>

/** A number as it is dialled; an empty field takes it away. */
export const savePhoneSchema = z.object({
  phone: typedText(contactValueLimit).transform((text, context): string | null => {
    const problem = text === '' ? null : phoneProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
    return phoneNumber(text)?.dialled ?? null
  }),
})
export type SavePhone = z.output<typeof savePhoneSchema>

const weekSchema = storableText.min(1, 'required').transform((text, context): Week => {
  const week = parseWeek(text)
  if (week) return week
  context.addIssue({ code: 'custom', message: 'unknown_week' })
  return z.NEVER
})
/** Chosen from a list, so it comes as text. */
const questionnaireSchema = z
  .string()
  .regex(/^\d{1,4}$/, 'unknown_questionnaire')
  .transform(Number)

export const updateInstrumentVersionSchema = z.object({ version: questionnaireSchema, week: weekSchema })
export type UpdateInstrumentVersion = z.output<typeof updateInstrumentVersionSchema>

export const removeInstrumentVersionSchema = z.object({ week: weekSchema })
export type RemoveInstrumentVersion = z.output<typeof removeInstrumentVersionSchema>

export const createOrganisationSchema = z.object({
  name: nameSchema,
  adminEmail: emailSchema,
  adminName: nameSchema.optional(),
})
export type CreateOrganisationInput = z.output<typeof createOrganisationSchema>
