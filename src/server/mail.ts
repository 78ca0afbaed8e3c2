/** Sends a letter through SMTP when there is one. Says whether it was sent; holds no texts and logs no address. */
import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'
import { logError } from './log'

export type Letter = { to: string; subject: string; text: string }

let transport: Transporter | undefined

export const hasMail = (): boolean => Boolean(env().SMTP_URL)

/** True when the mail server took the letter; false without one or when it refused. */
export const sendLetter = async (letter: Letter): Promise<boolean> => {
  const url = env().SMTP_URL
  if (!url) return false
  try {
    transport ??= createTransport(url, { from: env().MAIL_FROM })
    await transport.sendMail(letter)
    return true
  } catch (error) {
    logError('mail_refused', error)
    return false
  }
}
