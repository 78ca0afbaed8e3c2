import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/domain/access/actor'
import { anchorLine } from '@/domain/log-chain/anchors'
import { longDay } from '@/i18n/format'
import { locales, type Locale } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { database, inTransaction, ofOrganisation } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import type { LogLetter } from '../schema'

const partOf = (letter: LogLetter, locale: Locale) => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'log.letters' })
  if (letter.about === 'anchor') {
    const { anchor } = letter
    return { subject: t('anchor.subject', { date: anchor.date }), text: t('anchor.text', { line: anchorLine(anchor) }) }
  }
  const link = new URL('/signals', env().NEXTAUTH_URL).toString()
  const values = { date: longDay(letter.day, locale), kind: t(`signal.kinds.${letter.kind}`), link }
  return { subject: t('signal.subject'), text: t('signal.text', values) }
}

/** In both languages, because that of the reader is not known here. */
const letterOf = (letter: LogLetter) => {
  const parts = locales.map((locale) => partOf(letter, locale))
  return {
    subject: parts.map((part) => part.subject).join(' / '),
    text: parts.map((part) => part.text).join('\n\n---\n\n'),
  }
}

const addressOf = async ({ organisationId }: Actor, staffId: string | null): Promise<string | undefined> => {
  if (staffId === null) return env().NABIJ_AUDIT_MAIL
  const where = { id: staffId, organisationId, disabledAt: null }
  return (await database(ofOrganisation(organisationId)).staff.findFirst({ where, select: { email: true } }))?.email
}

/** Sends one letter about the log. Whoever is disabled since gets nothing. */
export const sendLogLetter = async (actor: Actor, letter: LogLetter, work: Work) => {
  const to = await addressOf(actor, letter.staffId)
  if (to && !(await sendLetter({ to, ...letterOf(letter) }))) throw new AppError('unavailable', 'letter_refused')
  await inTransaction(actor, (tx) => work.finish(tx))
}
