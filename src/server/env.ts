/** The settings of the process, parsed at first use, because a build needs none. Throws when a required one is missing. */
import 'server-only'
import { z } from 'zod'

const envSchema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_READER_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Nabij <nabij@localhost>'),
})

export type Env = z.output<typeof envSchema>

let parsedEnv: Env | undefined

export const env = (): Env => (parsedEnv ??= envSchema.parse(process.env))
