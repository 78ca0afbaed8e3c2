import { useLocale, useTranslations } from 'next-intl'
import { moment } from '@/i18n/format'
import type { SharedCheckIn } from '../queries/check-ins'
import styles from './calls.module.css'

const feelings = ['light', 'ordinary', 'heavy'] as const

/** What callers shared of how a call was for them, in their own words. Nothing is counted or compared. */
export const CheckInList = ({ checkIns }: { checkIns: readonly SharedCheckIn[] }) => {
  const t = useTranslations('today.coordinator')
  const frame = useTranslations('frame')
  const locale = useLocale()
  return (
    <ul className={styles.plain}>
      {checkIns.map(({ interviewId, feeling, text, savedAt, by }) => {
        const known = feelings.find((one) => one === feeling)
        return (
          <li key={interviewId} className={styles.checkIn}>
            {known ? <strong>{t(`feelings.${known}`)}</strong> : null}
            {text ? <p>{text}</p> : null}
            <p className="soft small">{`${by ?? frame('unknown')}, ${moment(savedAt, locale)}`}</p>
          </li>
        )
      })}
    </ul>
  )
}
