'use client'

import { useId } from 'react'
import type { Question } from '@/domain/instrument/items'
import { useAnswers, useCall } from './call-context'
import { ConflictPanel } from './conflict-panel'
import styles from './interview.module.css'

type Props = { interviewId: string; question: Question | null; tipOpen: boolean; onTip: (open: boolean) => void }

/** Beside the conversation: the tip for the question in hand, folded as one left it, and the large note. */
export const BesidePanel = ({ interviewId, question, tipOpen, onTip }: Props) => {
  const { texts, wording, change } = useCall()
  const { answers, conflicts, problems } = useAnswers()
  const id = useId()
  const tip = question && wording.instrument.questions[question.key].tip
  const note = answers.conversation_note?.value
  return (
    <aside className={styles.beside}>
      {tip ? (
        <details className={styles.tip} open={tipOpen} onToggle={(event) => onTip(event.currentTarget.open)}>
          <summary>{texts.tip}</summary>
          <p>“{tip.say}”</p>
          {tip.simpler ? (
            <p>
              <b>{texts.simpler}: </b>
              {tip.simpler}
            </p>
          ) : null}
          <p>
            <b>{texts.probe}: </b>“{tip.probe}”
          </p>
          {tip.mind ? <p className="soft">{tip.mind}</p> : null}
        </details>
      ) : null}
      <div className={styles.large}>
        <label htmlFor={id}>{texts.conversationNote}</label>
        <textarea
          autoComplete="off"
          id={id}
          className="input"
          maxLength={10_000}
          value={typeof note === 'string' ? note : ''}
          onChange={(event) =>
            change('conversation_note', 'value', { value: event.target.value || null, missing: null }, true)
          }
        />
        {problems.conversation_note ? <p className="problem">{problems.conversation_note}</p> : null}
      </div>
      {conflicts
        .filter(({ key }) => key === 'conversation_note')
        .map((conflict) => (
          <ConflictPanel key={conflict.operationId} interviewId={interviewId} conflict={conflict} />
        ))}
    </aside>
  )
}
