import { useLocale, useTranslations } from 'next-intl'
import { clockTime, shortDay } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import type { Attempt } from '../queries/attempts-of-family'
import styles from './calls.module.css'

/** A family's attempts, the latest first. */
export const AttemptList = ({ attempts }: { attempts: readonly Attempt[] }) => {
  const t = useTranslations('today')
  const locale = useLocale()
  if (attempts.length === 0) return <p className="soft">{t('attempt.none')}</p>
  return (
    <PlainList ruled>
      {attempts.map((attempt) => (
        <li key={attempt.id} className={styles.item}>
          <span>
            {shortDay(attempt.day, locale)} <span className="soft">{clockTime(attempt.at, locale)}</span>
          </span>
          <span>
            {t(`outcomes.${attempt.outcome}`)}
            {attempt.callBackOn ? ` ${t('attempt.until', { day: shortDay(attempt.callBackOn, locale) })}` : null}
          </span>
          <span className="soft small">
            {[attempt.number, attempt.by ? t('attempt.by', { name: attempt.by }) : null].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
