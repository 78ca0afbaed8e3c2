'use client'

import { moment } from '@/i18n/format'
import type { InterviewForm } from '../queries/interview-form'
import { useAnswers, useCall, useCopy } from './call-context'
import { filled } from './texts'
import styles from './call-notices.module.css'

/**
 * Says that the family went to another caller, and to whom. It stands before the questions, or below them when it happens
 * during the call.
 */
export const HandedOverNotice = ({ kind, to, until }: NonNullable<InterviewForm['handedOver']>) => {
  const { texts, locale } = useCall()
  const time = moment(new Date(until), locale)
  return <p className={`notice ${styles.below}`}>{filled(texts.handedOver[kind], { caller: to, time })}</p>
}

/**
 * Notices that appear during the call: nothing is saved, or unsent work could not be read. They stand below the questions,
 * so that they move none.
 */
export const SavingNotices = ({ interviewId, endedMeanwhile }: { interviewId: string; endedMeanwhile: boolean }) => {
  const { texts, copy } = useCall()
  const { lost } = useCopy(copy)
  const isOther = useAnswers().saved.state === 'other_person'
  return (
    <>
      {isOther ? <p className={`notice notice-warn ${styles.below}`}>{texts.otherPerson.open}</p> : null}
      {endedMeanwhile ? (
        <p className={`notice notice-warn ${styles.below}`}>
          {texts.endedMeanwhile.text} <a href={`/interviews/${interviewId}?correct=1`}>{texts.endedMeanwhile.link}</a>
        </p>
      ) : null}
      {lost > 0 ? <p className={`notice notice-warn ${styles.below}`}>{texts.saved.lost}</p> : null}
    </>
  )
}
