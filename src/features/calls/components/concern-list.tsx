import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { moment } from '@/i18n/format'
import type { Concern } from '../queries/concerns'
import { SeeConcern } from './see-concern'
import styles from './calls.module.css'

/** What callers did not trust: in their own words, by whom and when, and who has seen it. */
export const ConcernList = ({ concerns }: { concerns: readonly Concern[] }) => {
  const t = useTranslations('today.coordinator')
  const frame = useTranslations('frame')
  const locale = useLocale()
  if (concerns.length === 0) return <p className="soft">{t('noConcerns')}</p>
  return (
    <ul className={styles.plain}>
      {concerns.map((concern) => (
        <li key={concern.interviewId} className={styles.concern} data-seen={concern.seenAt !== null}>
          <h3>
            <Link href={`/families/${concern.familyId}` as Route} prefetch={false}>
              {concern.parentName || concern.ref}
            </Link>
          </h3>
          <p>{concern.text}</p>
          <p className="soft small">
            {t('raised', { name: concern.by ?? frame('unknown'), when: moment(concern.raisedAt, locale) })}
          </p>
          {concern.seenAt ? (
            <p className="small">
              {t('seen', { name: concern.seenBy ?? frame('unknown'), when: moment(concern.seenAt, locale) })}
            </p>
          ) : (
            <SeeConcern interviewId={concern.interviewId} label={t('see')} />
          )}
        </li>
      ))}
    </ul>
  )
}
