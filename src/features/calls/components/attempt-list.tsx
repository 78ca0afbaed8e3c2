import { useLocale, useTranslations } from 'next-intl'
import { clockTime, shortDay } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts, isolatedText } from '@/domain/isolated-text'
import type { Attempt } from '../queries/attempts-of-family'
import styles from './calls.module.css'

/** A family's attempts, the latest first. */
export const AttemptList = ({ attempts }: { attempts: readonly Attempt[] }) => {
  const t = useTranslations('today')
  const c = useTranslations('calls')
  const locale = useLocale()
  if (attempts.length === 0) return <p className="soft">{t('attempts.none')}</p>
  return (
    <PlainList ruled>
      {attempts.map((attempt) => (
        <li key={attempt.id} className={styles.item}>
          <span>
            {shortDay(attempt.day, locale)} <span className="soft">{clockTime(attempt.at, locale)}</span>
          </span>
          <span>
            {c(`outcomes.${attempt.outcome}`)}
            {attempt.notBefore ? `, ${shortDay(attempt.notBefore, locale)}` : null}
            {attempt.time ? ` ${attempt.time}` : null}
          </span>
          {attempt.note ? <span>“{attempt.note}”</span> : null}
          <span className="soft small">
            {isolatedParts(
              [attempt.number, attempt.by ? t('attempts.by', { name: isolatedText(attempt.by) }) : null],
              ', ',
            )}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
