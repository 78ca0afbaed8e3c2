'use client'

import { useId, useState } from 'react'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { useCall } from './call-context'
import { put } from './operation'
import styles from './interview.module.css'

/** "Niet pluis": the caller's worry. It goes to the coordinator the same day and into no figure. */
export const ConcernForm = ({ interview }: { interview: InterviewInHand }) => {
  const { texts } = useCall()
  const [raised, setRaised] = useState(interview.concern !== null)
  const [text, setText] = useState(interview.concern?.text ?? '')
  const [said, setSaid] = useState<string | null>(interview.concern?.seen ? texts.end.concernSeen : null)
  const id = useId()
  const send = async (on: boolean) => {
    const sent = await put<{ raised: boolean }>(`/api/interviews/${interview.id}/concern`, { raised: on, text })
    if (sent.kind === 'taken') setSaid(sent.data.raised ? texts.end.concernSaved : texts.end.concernWithdrawn)
    else setSaid(sent.kind === 'refused' ? sent.message : texts.end.notSent)
  }
  return (
    <section>
      <h3>{texts.end.concern}</h3>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={raised}
          onChange={(event) => {
            setRaised(event.target.checked)
            if (!event.target.checked && said !== null) void send(false)
          }}
        />
        {texts.end.concernOn}
      </label>
      {raised ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void send(true)
          }}
        >
          <div className="field">
            <label htmlFor={id}>{texts.end.concernText}</label>
            <textarea
              id={id}
              className="input"
              rows={3}
              maxLength={10_000}
              required
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <button className="button">{texts.end.concernSave}</button>
        </form>
      ) : null}
      <p role="status" className="small">
        {said}
      </p>
    </section>
  )
}
