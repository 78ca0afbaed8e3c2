import 'server-only'
import { createTranslator } from 'use-intl/core'
import { dateAt } from '@/domain/dates'
import { clockTime, longDayOfWeek } from '@/i18n/format'
import { locales, type Locale } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'

export type LetterFacts = { organisation: string; caller: string; opensAt: Date; url: string }

const wordsIn = (locale: Locale, { organisation, caller, opensAt, url }: LetterFacts) => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'roomLetter' })
  const when = { day: longDayOfWeek(dateAt(opensAt), locale), time: clockTime(opensAt, locale) }
  const lines = [t('lead', { caller, organisation }), url, t('opens', when), t('alone'), t('closing', { organisation })]
  return { subject: t('subject'), text: lines.join('\n\n') }
}

/** An e-mail to an interpreter with their link: who calls and from when it opens, nothing of the family. In both languages. */
export const roomLetterWords = (facts: LetterFacts) => {
  const parts = locales.map((locale) => wordsIn(locale, facts))
  return {
    subject: parts.map(({ subject }) => subject).join(' / '),
    text: parts.map(({ text }) => text).join('\n\n---\n\n'),
  }
}
