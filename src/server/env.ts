/** The settings of the process, parsed at first use, because a build needs none. Throws when a required one is missing. */
import 'server-only'
import { z } from 'zod'

const envSchema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_READER_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  SMTP_URL: z.string().optional(),
  /** The keys of the chain over the log, the first one for new seals. The start sees to it that they are strong. */
  NABIJ_AUDIT_KEY: z.string().optional(),
  /** Set for the command line on the embedded database: it seals what waits before it verifies the log. */
  NABIJ_AUDIT_SEALS: z.literal('1').optional(),
  /** The file to which the end of that chain is added once a day. */
  NABIJ_AUDIT_ANCHOR: z.string().optional(),
  /** Who gets that end by mail, in place of the administrators. */
  NABIJ_AUDIT_MAIL: z.email().optional(),
  /** The folder with the wrapped keys of families, and the master keys that wrap them: from a file or a command. */
  NABIJ_KEY_STORE: z.string().optional(),
  NABIJ_MASTER_KEY_FILE: z.string().optional(),
  NABIJ_MASTER_KEY_COMMAND: z.string().optional(),
  /** The relay of calls with picture: its addresses, and the secret that it shares with this installation. */
  NABIJ_TURN_URLS: z.string().optional(),
  NABIJ_TURN_SECRET: z.string().optional(),
  NABIJ_TURN_SECRET_FILE: z.string().optional(),
  MAIL_FROM: z.string().default('Nabij <nabij@localhost>'),
})

export type Env = z.output<typeof envSchema>

let parsedEnv: Env | undefined

export const env = (): Env => (parsedEnv ??= envSchema.parse(process.env))
