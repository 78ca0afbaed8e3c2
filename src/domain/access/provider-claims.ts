/** What an identity provider says in the token that it signed: who somebody is there, and how they showed it. */
import { z } from 'zod'
import { storableText } from '../input'

/** The last one that a date can be. */
const lastSecond = 8.64e12

/** OpenID Connect limits a subject to 255 characters. */
const subjectSchema = storableText.min(1).max(255)

export const providerClaimsSchema = z.looseObject({
  iss: storableText.min(1).max(500),
  sub: subjectSchema,
  email: storableText.max(254).optional().catch(undefined),
  /** When they last showed who they are, in seconds. */
  auth_time: z
    .int()
    .positive()
    .max(lastSecond)
    .transform((seconds) => new Date(seconds * 1000))
    .optional()
    .catch(undefined),
  /** How: such as `pwd` and `mfa`. */
  amr: z.array(storableText).optional().catch(undefined),
  acr: storableText.optional().catch(undefined),
})
export type ProviderClaims = z.output<typeof providerClaimsSchema>

/** Providers write what is true in four ways. */
const isTrue = (value: unknown) => value === true || value === 'true' || value === 1 || value === '1'

/**
 * The e-mail address in lower case, as accounts have it; null when the provider does not say that it is the person's own. Of
 * ASCII alone: some other capital letters become a plain letter in lower case, so their address would become another one.
 */
export const ownEmail = (claims: ProviderClaims, verifiedClaim: string): string | null => {
  const { email } = claims
  if (email === undefined || !/^[\u0021-\u007e]+$/.test(email)) return null
  return isTrue(claims[verifiedClaim]) ? email.toLowerCase() : null
}

/** Whether the provider says, in a word that the operator named, that a second factor was shown. */
export const showedSecondFactor = ({ amr = [], acr }: ProviderClaims, words: readonly string[]): boolean =>
  words.some((word) => word === acr || amr.includes(word))

/** The moment at which they showed who they are, never after `at`; null when the provider does not say. */
export const shownAt = ({ auth_time: moment }: ProviderClaims, at: Date): Date | null =>
  moment === undefined ? null : moment < at ? moment : at
