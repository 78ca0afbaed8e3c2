import { useLocale, useTranslations } from 'next-intl'
import { feelings } from '@/domain/instrument/call-details'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { TypedText } from '@/components/layout/typed-text'
import type { SharedCheckIn } from '../queries/shared-check-ins'
import styles from './calls.module.css'

/** The check-ins that callers shared, in their own words. It does not count or compare them. */
export const CheckInList = ({ checkIns }: { checkIns: readonly SharedCheckIn[] }) => {
  const nameOf = useTranslations('interviews.end.feelings')
  const frame = useTranslations('frame')
  const locale = useLocale()
  return (
    <PlainList ruled>
      {checkIns.map(({ interviewId, staffId, feeling, text, savedAt, by }) => {
        const knownFeeling = feelings.find((one) => one === feeling)
        return (
          <li key={`${interviewId} ${staffId}`} className={styles.checkIn}>
            {knownFeeling ? <strong>{nameOf(knownFeeling)}</strong> : null}
            {text ? <TypedText>{text}</TypedText> : null}
            <p className="soft small">{`${by ?? frame('unknown')}, ${moment(savedAt, locale)}`}</p>
          </li>
        )
      })}
    </PlainList>
  )
}
