'use client'

import type { ReactNode } from 'react'
import { weekOf } from '@/domain/figures/week'
import { shortDay, weekNumber } from '@/i18n/format'
import type { InterviewForm } from '../queries/interview-form'
import { useAnswers, useCall } from './call-context'
import { SavedState } from './saved-state'
import { filled } from './texts'
import { WordingLanguage } from './wording-language'
import frame from './interview.module.css'
import styles from './call-header.module.css'

type Props = {
  interview: InterviewForm
  isHandedOver: boolean
  /** What stays visible during the whole call. */
  children: ReactNode
}

/**
 * The header of the call: family, date, saved state and the language of the questions. Each text has a fixed area, so that a
 * longer text does not move the question.
 */
export const CallHeader = ({ interview, isHandedOver, children }: Props) => {
  const { texts, locale, today } = useCall()
  const { answers } = useAnswers()
  const date = answers.call_date?.value
  const day = typeof date === 'string' ? date : today
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{filled(texts.heading, { ref: interview.familyRef })}</h1>
      <span className={`${styles.about} soft`}>
        {interview.repeat ? texts.repeat : texts.first} · {texts.start.channels[interview.channel].toLowerCase()} ·{' '}
        {shortDay(day, locale)}, week {weekNumber(weekOf(day))}
      </span>
      <a className={styles.leave} href={isHandedOver ? '/today' : `/families/${interview.familyId}`}>
        {isHandedOver ? texts.record.today : texts.back}
      </a>
      <SavedState />
      {children}
      <WordingLanguage className={frame.wide} />
    </header>
  )
}
