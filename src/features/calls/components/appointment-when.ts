import { useLocale, useTranslations } from 'next-intl'
import { dateAt } from '@/domain/dates'
import { clockTime, shortDay } from '@/i18n/format'

export type When = { startsAt: Date; endsAt: Date | null }

/** The day and time of an appointment in Amsterdam, in words. Works on the server and in the browser. */
export const useAppointmentWhen = () => {
  const t = useTranslations('agenda')
  const locale = useLocale()
  const timeText = ({ startsAt, endsAt }: When) => {
    const from = clockTime(startsAt, locale)
    return endsAt ? t('between', { from, until: clockTime(endsAt, locale) }) : from
  }
  return {
    timeText,
    whenText: (when: When) => `${shortDay(dateAt(when.startsAt), locale)} ${timeText(when)}`,
  }
}
