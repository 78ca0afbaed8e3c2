'use client'

import { useId } from 'react'
import { useCall } from './call-context'
import type { Concern } from './use-beside'
import styles from './interview.module.css'

/** "Niet pluis": the caller's worry. It goes to the coordinator the same day and into no figure. */
export const ConcernForm = ({ concern }: { concern: Concern }) => {
  const { texts } = useCall()
  const { values, change, stored, said, send } = concern
  const id = useId()
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
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void send(values)
          }}
        >
          <div className="field">
            <label htmlFor={id}>{texts.end.concernText}</label>
            <textarea
              autoComplete="off"
              id={id}
              className="input"
              rows={3}
              maxLength={10_000}
              required
              value={text}
              onChange={(event) => change({ text: event.target.value })}
            />
          </div>
          <button className="button">{texts.end.concernSave}</button>
        </form>
      ) : null}
      <p role="status" className="small">
        {said ?? (concern.isSeen ? texts.end.concernSeen : null)}
      </p>
    </section>
  )
}
