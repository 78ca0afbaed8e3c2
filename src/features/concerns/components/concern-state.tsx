import { useTranslations } from 'next-intl'
import { dateAt } from '@/domain/dates'
import { longDay } from '@/i18n/format'
import type { Locale } from '@/i18n/locale'
import type { ConcernEntry } from '../parts/concern-rows'

type Props = { isDecided: boolean; entries: readonly ConcernEntry[]; months: number; locale: Locale }

/** Whether the concern is open or decided, and how long it is kept. */
export const ConcernState = ({ isDecided, entries, months, locale }: Props) => {
  const t = useTranslations('concerns.page')
  const last = entries.at(-1)
  const dayOf = (entry: ConcernEntry | undefined) => (entry ? longDay(dateAt(entry.writtenAt), locale) : '')
  if (isDecided)
    return (
      <p>
        <strong>{t('decided', { when: dayOf(last) })}</strong> <span className="soft">{t('kept', { months })}</span>
      </p>
    )
  if (last?.kind === 'decided')
    return (
      <p>
        <strong>{t('decided', { when: dayOf(last) })}</strong> {t('decidedUnseen')}
      </p>
    )
  return (
    <p>
      <strong>{t('undecided', { when: dayOf(entries[0]) })}</strong>{' '}
      {entries.some(({ kind }) => kind === 'decided') ? <span className="soft">{t('reopened')}</span> : null}
    </p>
  )
}
