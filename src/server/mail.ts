/** Sends a letter through SMTP, if a mail server is configured. Holds no texts and logs no address. */
import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import { isEmailAddress } from '@/domain/people/email-address'
import { env } from './env'
import { logError } from './log'

export type Letter = { to: string; subject: string; text: string }

/** A letter holds a place of the worker while it is sent, so a mail server that does not answer may not keep it for long. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

let transport: Transporter | undefined

export const hasMail = (): boolean => Boolean(env().SMTP_URL)

/**
 * Returns whether the mail server accepted the letter. Does not throw; false without a mail server, and for what is no address:
 * several in one text would each get it.
 */
export const sendLetter = async (letter: Letter): Promise<boolean> => {
  const url = env().SMTP_URL
  if (!url || !isEmailAddress(letter.to)) return false
  try {
    transport ??= createTransport({ url, ...timeouts }, { from: env().MAIL_FROM })
    await transport.sendMail(letter)
    return true
  } catch (error) {
    logError('mail_refused', error)
    return false
  }
}
