'use client'

import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { textLimit } from '@/domain/instrument/answer'
import { useCall } from './call-context'
import type { Concern } from './use-beside'
import styles from './interview.module.css'

/** "Niet pluis": the caller's worry. It goes to the coordinator the same day and into no figure. */
export const ConcernForm = ({ concern }: { concern: Concern }) => {
  const { texts } = useCall()
  const { values, change, stored, said, send } = concern
  const { raised, text } = values
  return (
    <section>
      <h3>{texts.end.concern}</h3>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={raised}
          onChange={(event) => {
            const next = { raised: event.target.checked, text }
            change(next)
            if (!next.raised && stored.raised) void send(next)
          }}
        />
        {texts.end.concernOn}
      </label>
      {raised ? (
        <CheckedForm className={styles.form} onSend={() => void send(values)}>
          <Field path="text" label={texts.end.concernText} longest={textLimit} text={text}>
            {(field) => (
              <textarea
                {...field}
                className="input"
                rows={3}
                required
                value={text}
                onChange={(event) => change({ text: event.target.value })}
              />
            )}
          </Field>
          <button className="button">{texts.end.concernSave}</button>
        </CheckedForm>
      ) : null}
      <p role="status" className="small">
        {said ?? (concern.isSeen ? texts.end.concernSeen : null)}
      </p>
    </section>
  )
}
