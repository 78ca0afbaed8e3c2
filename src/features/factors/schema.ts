import { z } from 'zod'
import { longestTypedPassword } from '@/domain/access/password'
import { storableText, typedText } from '@/domain/input'

/** A code as a screen or a paper shows it: groups and capitals do not count. */
const codeSchema = storableText
  .max(40, 'code_wrong')
  .transform((text) => text.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-9]{10})$/, 'code_wrong'))

export const checkCodeSchema = z.object({ code: codeSchema })
export type CheckCodeInput = z.output<typeof checkCodeSchema>

/** Keyboards compose letters differently; NFKC makes one password of them. */
const passwordSchema = storableText.max(longestTypedPassword, 'too_big').transform((text) => text.normalize('NFKC'))

/** Who has a factor confirms with a code, and who has none with the password. */
export const confirmSchema = z.union([checkCodeSchema, z.object({ password: passwordSchema })])
export type ConfirmInput = z.output<typeof confirmSchema>

/** The seed comes back encrypted, as the page got it. */
export const addFactorSchema = z.object({ sealedSeed: storableText.max(400), code: codeSchema })
export type AddFactorInput = z.output<typeof addFactorSchema>

export const removeFactorSchema = z.object({ factorId: z.uuid() })
export const clearFactorsSchema = z.object({ email: typedText(254).toLowerCase() })
export type ClearFactorsInput = z.output<typeof clearFactorsSchema>

export const noInputSchema = z.object({})

export const factorLetterSchema = z.object({ staffId: z.uuid() })
export type FactorLetter = z.output<typeof factorLetterSchema>
