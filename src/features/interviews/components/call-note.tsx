'use client'

import { textLimit } from '@/domain/instrument/answer'
import { Field } from '@/components/form/field'
import { useAnswers, useCall } from './call-context'
import { ConflictPanel } from './conflict-panel'
import styles from './call-note.module.css'

/** The conversation note. Its text is in the outbox, so every place that shows it shows the same. */
export const CallNote = () => {
  const { texts, change } = useCall()
  const { answers, conflicts, problems } = useAnswers()
  const value = answers.conversation_note?.value
  const note = typeof value === 'string' ? value : ''
  return (
    <>
      <Field
        path="conversation_note"
        className={styles.large}
        label={texts.conversationNote}
        longest={textLimit}
        text={note}
        problem={problems.conversation_note}
      >
        {(field) => (
          <textarea
            {...field}
            autoComplete="off"
            className="input"
            value={note}
            onChange={(event) =>
              change('conversation_note', 'value', { value: event.target.value || null, missing: null }, true)
            }
          />
        )}
      </Field>
      {conflicts
        .filter(({ key }) => key === 'conversation_note')
        .map((conflict) => (
          <ConflictPanel key={conflict.operationId} conflict={conflict} />
        ))}
    </>
  )
}
