import 'server-only'
import { createTranslator } from 'use-intl/core'
import { dateAt } from '@/domain/dates'
import { clockTime, longDayOfWeek } from '@/i18n/format'
import { languageName } from '@/i18n/language-names'
import { locales, type Locale } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import type { OpenNotice } from '@/server/interpreter-notices'

const wordsIn = (locale: Locale, organisation: string, row: OpenNotice) => {
  const { notice, name, startsAt, endsAt, formerStartsAt, language, channel, ownerName } = row
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'interpreters.letter' })
  const day = (at: Date) => longDayOfWeek(dateAt(at), locale)
  const from = clockTime(startsAt, locale)
  const when = endsAt
    ? t('between', { day: day(startsAt), from, until: clockTime(endsAt, locale) })
    : t('at', { day: day(startsAt), from })
  const former = formerStartsAt ? t('at', { day: day(formerStartsAt), from: clockTime(formerStartsAt, locale) }) : ''
  const about = language ? t('language', { language: languageName(language, locale) }) : ''
  const how =
    notice === 'cancelled' ? '' : t(channel === 'visit' ? 'visit' : 'call', { caller: ownerName, organisation })
  const lines = [t('greeting', { name }), t(notice, { when, former }), about, how, t('closing', { organisation })]
  return { subject: t(`subjects.${notice}`, { when }), text: lines.filter(Boolean).join('\n\n') }
}

/**
 * An e-mail to an interpreter: when, in which language, and who calls; nothing of the family. In which language the interpreter
 * reads is not known, so it has both.
 */
export const letterWords = (organisation: string, row: OpenNotice) => {
  const parts = locales.map((locale) => wordsIn(locale, organisation, row))
  return {
    subject: parts.map(({ subject }) => subject).join(' / '),
    text: parts.map(({ text }) => text).join('\n\n---\n\n'),
  }
}
