'use client'

import { moment } from '@/i18n/format'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { useAnswers, useCall, useCopy } from './call-context'
import { filled } from './texts'
import styles from './interview.module.css'

/** What a caller must know of this conversation beside the questions: who has the family now, and what could not be read back. */
export const CallNotices = ({ handedOver }: Pick<InterviewInHand, 'handedOver'>) => {
  const { texts, locale, copy } = useCall()
  const { lost } = useCopy(copy)
  const isOther = useAnswers().saved.state === 'other_person'
  const until = handedOver && moment(handedOver.until, locale)
  return (
    <>
      {isOther ? <p className={`notice notice-warn ${styles.card}`}>{texts.otherPerson.open}</p> : null}
      {handedOver && until ? (
        <p className={`notice ${styles.card}`}>
          {handedOver.to
            ? filled(texts.handedOver.to, { caller: handedOver.to, time: until })
            : filled(texts.handedOver.nobody, { time: until })}
        </p>
      ) : null}
      {lost > 0 ? <p className={`notice notice-warn ${styles.card}`}>{texts.saved.lost}</p> : null}
    </>
  )
}
