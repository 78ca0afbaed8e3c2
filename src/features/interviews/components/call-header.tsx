'use client'

import type { ReactNode } from 'react'
import { shortDay, weekNumber } from '@/i18n/format'
import type { Locale } from '@/i18n/locale'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { useCall } from './call-context'
import { SavedState } from './saved-state'
import { filled } from './texts'
import styles from './interview.module.css'

type Props = {
  interview: InterviewInHand
  week: string
  wordingLocale: Locale
  onWording: (locale: Locale) => void
  /** What is in sight at every moment of the call. */
  children: ReactNode
}

/** Which call this is, where it is saved, and the language in which the questions are put. */
export const CallHeader = ({ interview, week, wordingLocale, onWording, children }: Props) => {
  const { texts, locale, today } = useCall()
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{filled(texts.heading, { ref: interview.familyRef })}</h1>
      <span className={`${styles.about} soft`}>
        {interview.repeat ? texts.repeat : texts.first} · {texts.start.channels[interview.channel].toLowerCase()} ·{' '}
        {shortDay(today, locale)}, week {weekNumber(week)}
      </span>
      <a className={styles.leave} href={interview.handedOver ? '/today' : `/families/${interview.familyId}`}>
        {interview.handedOver ? texts.record.today : texts.back}
      </a>
      <span className={styles.end}>
        <SavedState />
        {children}
        <label className={`${styles.languageChoice} small`}>
          <span className={styles.languageLabel}>{texts.wordingLanguage}</span>
          <select
            aria-label={texts.wordingLanguage}
            className={`input ${styles.language}`}
            value={wordingLocale}
            onChange={(event) => onWording(event.target.value as Locale)}
          >
            <option value="nl">Nederlands</option>
            <option value="en">English</option>
          </select>
        </label>
      </span>
    </header>
  )
}
