import 'server-only'
import { createTranslator } from 'use-intl/core'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { sendLetter } from '@/server/mail'
import type { LinkPurpose } from '../schema'

type Addressee = { email: string; name: string }

// We do not know yet which language someone reads, so a letter says it in both. No name stands in its subject.
const inEachLanguage = (purpose: LinkPurpose, values: { name: string; hours: number; link: string }) =>
  locales.map((locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: `staff.letters.${purpose}` })
    return { subject: t('subject'), text: t('text', values) }
  })

/** True when the mail server took it; without one, or when it refused, the link must be handed over. */
export const mailLink = async (to: Addressee, purpose: LinkPurpose, link: string, hours: number): Promise<boolean> => {
  const parts = inEachLanguage(purpose, { name: to.name, hours, link })
  return sendLetter({
    to: to.email,
    subject: parts.map((part) => part.subject).join(' / '),
    text: parts.map((part) => part.text).join('\n\n---\n\n'),
  })
}
