import { z } from 'zod'

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email('email_wrong'))

/** Signing in asks no more of what was typed than that it is text: whatever it is, the answer is the same. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1000),
})
export type SignInInput = z.output<typeof signInSchema>
