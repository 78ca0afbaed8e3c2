'use client'

import type { Answer } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { useAnswers, useCall } from './call-context'
import styles from './missing-row.module.css'

export const isAnswered = (answer: Answer | undefined) =>
  answer !== undefined && (answer.missing !== null || answer.value !== null)

type Props = { item: Item; keys: boolean; noteOpen: boolean; onNote: (() => void) | null }

/** The buttons for a missing reason, for deferring and for the note. A second press on a missing reason clears it. */
export const MissingRow = ({ item, keys, noteOpen, onNote }: Props) => {
  const { texts, change, later, putOff } = useCall()
  const { answers } = useAnswers()
  const answer = answers[item.key]
  const answered = isAnswered(answer)
  const key = (letter: string) => (keys ? <kbd aria-hidden>{letter}</kbd> : null)
  const reason = (missing: 'dont_know' | 'refused', label: string, letter: string) => (
    <button
      type="button"
      className={styles.reason}
      aria-pressed={answer?.missing === missing}
      onClick={() => change(item.key, 'value', { value: null, missing: answer?.missing === missing ? null : missing })}
    >
      {label}
      {key(letter)}
    </button>
  )
  return (
    <div className={`${styles.missing} small`}>
      {reason('dont_know', texts.dontKnow, 'W')}
      {reason('refused', texts.refused, 'Z')}
      {onNote && !answered ? (
        <button
          type="button"
          className={styles.reason}
          aria-pressed={later.includes(item.key)}
          onClick={() => putOff(item.key, !later.includes(item.key))}
        >
          {texts.later}
          {key('L')}
        </button>
      ) : null}
      {answered ? (
        <button
          type="button"
          className={styles.reason}
          onClick={() => change(item.key, 'value', { value: null, missing: null })}
        >
          {texts.clear}
        </button>
      ) : null}
      {onNote && !noteOpen ? (
        <button type="button" className={styles.reason} onClick={onNote}>
          {texts.note}
          {key('N')}
        </button>
      ) : null}
    </div>
  )
}
