import { useLocale, useTranslations } from 'next-intl'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import type { OwnStandingConcern } from '../queries/own-standing-concerns'
import { EntryActions } from './entry-actions'
import styles from './concerns.module.css'

/** A caller's own standing concerns, each with the family's number, its time and the forms to add to it or withdraw it. */
export const OwnStandingConcerns = ({ concerns }: { concerns: readonly OwnStandingConcern[] }) => {
  const t = useTranslations('concerns')
  const locale = useLocale()
  return (
    <PlainList className={styles.list}>
      {concerns.map(({ id, interviewId, familyRef, raisedAt }) => (
        <li key={id} className={styles.concern}>
          <h3>{t('ownAt', { ref: familyRef, when: moment(raisedAt, locale) })}</h3>
          <EntryActions interviewId={interviewId} concernId={id} mayWithdraw />
        </li>
      ))}
    </PlainList>
  )
}
