'use client'

import { useId, useState } from 'react'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { useCall } from './call-context'
import { put } from './operation'
import styles from './interview.module.css'

const feelings = ['light', 'ordinary', 'heavy'] as const

/** "Hoe was dit gesprek voor u?" Private to the caller unless shared. */
export const CheckInForm = ({ interview }: { interview: InterviewInHand }) => {
  const { texts } = useCall()
  const [feeling, setFeeling] = useState<string | null>(interview.checkIn?.feeling ?? null)
  const [text, setText] = useState(interview.checkIn?.text ?? '')
  const [shared, setShared] = useState(interview.checkIn?.shared ?? false)
  const [said, setSaid] = useState<string | null>(null)
  const id = useId()
  const send = async () => {
    const sent = await put(`/api/interviews/${interview.id}/check-in`, { feeling, text, shared })
    setSaid(sent.kind === 'taken' ? texts.end.checkInSaved : sent.kind === 'refused' ? sent.message : texts.end.notSent)
  }
  return (
    <section>
      <h3>{texts.end.checkIn}</h3>
      <p className="small soft">{texts.end.checkInText}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <fieldset className={styles.plain}>
          <legend className="visually-hidden">{texts.end.checkIn}</legend>
          {feelings.map((one) => (
            <label key={one} className={styles.switch}>
              <input type="radio" name={`${id}-feeling`} checked={feeling === one} onChange={() => setFeeling(one)} />
              {texts.end.feelings[one]}
            </label>
          ))}
        </fieldset>
        {feeling === 'heavy' ? <p className="notice small">{texts.end.heavy}</p> : null}
        <div className="field">
          <label htmlFor={id}>{texts.end.checkInNote}</label>
          <textarea
            id={id}
            className="input"
            rows={2}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <label className={styles.switch}>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {texts.end.share}
        </label>
        <button className="button">{texts.end.checkInSave}</button>
        <p role="status" className="small">
          {said}
        </p>
      </form>
    </section>
  )
}
