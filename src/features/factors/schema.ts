import { z } from 'zod'
import { longestTypedPassword } from '@/domain/access/password'
import { storableText, typedText } from '@/domain/input'
import { passkeyNameLimit } from '@/domain/text-limits'

/** A code as a screen or a paper shows it: groups and capitals do not count. */
const codeSchema = storableText
  .max(40, 'code_wrong')
  .transform((text) => text.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-9]{10})$/, 'code_wrong'))

export const checkCodeSchema = z.object({ code: codeSchema })
export type CheckCodeInput = z.output<typeof checkCodeSchema>

/** Keyboards compose letters differently; NFKC makes one password of them. */
const passwordSchema = storableText.max(longestTypedPassword, 'too_big').transform((text) => text.normalize('NFKC'))

const bytesSchema = (longest: number) => z.base64url().max(longest, 'too_big')

/** A credential id has at most 1023 bytes. */
const credentialIdSchema = bytesSchema(1400).min(1)

/** What a browser answers that was asked to show a passkey. */
const passkeyAnswerSchema = z.object({
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
  response: z.object({
    authenticatorData: bytesSchema(4000),
    clientDataJSON: bytesSchema(4000),
    signature: bytesSchema(4000),
    /** Some devices leave it out when they were told whose passkey it must be. */
    userHandle: bytesSchema(100),
  }),
})
export type PasskeyAnswer = z.output<typeof passkeyAnswerSchema>

export const checkPasskeySchema = z.object({ passkey: passkeyAnswerSchema })
export type CheckPasskeyInput = z.output<typeof checkPasskeySchema>

/** Without a name before it, the answer says whose passkey it is. */
export const signInWithPasskeySchema = z.object({
  passkey: passkeyAnswerSchema.extend({
    response: passkeyAnswerSchema.shape.response.extend({ userHandle: bytesSchema(100).min(1) }),
  }),
})
export type SignInWithPasskeyInput = z.output<typeof signInWithPasskeySchema>

/** Who has a factor confirms with a passkey or a code, and who has none with the password. */
export const confirmSchema = z.union([checkCodeSchema, checkPasskeySchema, z.object({ password: passwordSchema })])
export type ConfirmInput = z.output<typeof confirmSchema>

/** The seed comes back encrypted, as the page got it. */
export const addFactorSchema = z.object({ sealedSeed: storableText.max(400), code: codeSchema })
export type AddFactorInput = z.output<typeof addFactorSchema>

const passkeyNameSchema = typedText(passkeyNameLimit).min(1, 'required')

/** What a browser answers that made a passkey. */
export const newPasskeySchema = z.object({
  name: passkeyNameSchema,
  passkey: z.object({
    id: credentialIdSchema,
    rawId: credentialIdSchema,
    type: z.literal('public-key'),
    response: z.object({
      attestationObject: bytesSchema(20_000),
      clientDataJSON: bytesSchema(4000),
      // A browser may name a way that is newer than this list could be.
      transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10),
    }),
  }),
})
export type NewPasskeyInput = z.output<typeof newPasskeySchema>

export const renamePasskeySchema = z.object({ passkeyId: z.uuid(), name: passkeyNameSchema })
export type RenamePasskeyInput = z.output<typeof renamePasskeySchema>
export const removePasskeySchema = z.object({ passkeyId: z.uuid() })

export const removeFactorSchema = z.object({ factorId: z.uuid() })
export const clearFactorsSchema = z.object({ email: typedText(254).toLowerCase() })
export type ClearFactorsInput = z.output<typeof clearFactorsSchema>

export const noInputSchema = z.object({})

export const factorLetterSchema = z.object({ staffId: z.uuid() })
export type FactorLetter = z.output<typeof factorLetterSchema>
