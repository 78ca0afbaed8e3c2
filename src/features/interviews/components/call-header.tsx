'use client'

import type { ReactNode } from 'react'
import { PlainLink } from '@/components/layout/plain-link'
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
  cardOpen: boolean
  /** Opens and closes the call card; null without a card. */
  onCard: (() => void) | null
  /** What stays visible during the whole call. */
  children: ReactNode
}

/**
 * The header of the call: family, date of the call, saved state and the language of the questions. Each text has a fixed area, so that a
 * longer text does not move the question.
 */
export const CallHeader = ({ interview, isHandedOver, cardOpen, onCard, children }: Props) => {
  const { texts, locale } = useCall()
  const { answers } = useAnswers()
  const date = answers.call_date?.value
  const day = typeof date === 'string' ? date : interview.startedOn
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{filled(texts.heading, { ref: interview.familyRef })}</h1>
      <span className={`${styles.about} soft`}>
        {interview.repeat ? texts.repeat : texts.first} · {texts.start.channels[interview.channel].toLowerCase()} ·{' '}
        {shortDay(day, locale)}, week {weekNumber(weekOf(day))}
      </span>
      {isHandedOver || !onCard ? (
        <PlainLink className={styles.leave} href="/today">
          {texts.record.today}
        </PlainLink>
      ) : (
        <button
          type="button"
          className={`button button-quiet ${styles.leave}`}
          aria-expanded={cardOpen}
          aria-keyshortcuts="G"
          onClick={onCard}
        >
          {texts.card}
          <kbd aria-hidden className={frame.wide}>
            G
          </kbd>
        </button>
      )}
      <SavedState />
      {children}
      <WordingLanguage className={frame.wide} />
    </header>
  )
}
