import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/domain/access/actor'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { database, inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import type { FactorLetter } from '../schema'

/** The language of the person is not known here, so the letter has both. It does not say what was changed. */
const partsOf = (name: string) =>
  locales.map((locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'factors.letter' })
    return { subject: t('subject'), text: t('text', { name }) }
  })

/** Mails a person that something changed about their second factor. */
export const sendFactorLetter = async ({ organisationId }: Actor, { staffId }: FactorLetter, work: Work) => {
  const where = { id: staffId, organisationId, disabledAt: null }
  const staff = await database(ofOrganisation(organisationId)).staff.findFirst({
    where,
    select: { email: true, name: true },
  })
  if (staff) {
    const parts = partsOf(staff.name)
    const subject = parts.map((part) => part.subject).join(' / ')
    const text = parts.map((part) => part.text).join('\n\n---\n\n')
    if (!(await sendLetter({ to: staff.email, subject, text }))) throw new AppError('unavailable', 'letter_refused')
  }
  await inTransaction(ofOrganisation(organisationId), (tx) => work.finish(tx))
}
