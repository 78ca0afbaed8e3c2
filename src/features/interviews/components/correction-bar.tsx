'use client'

import { useId } from 'react'
import { useCall } from './call-context'
import styles from './interview.module.css'

type Props = { interviewId: string; onReason: (text: string) => void; onReasonDone: () => void }

/** Over an interview that has ended: what correcting means, and why, where a reason is wanted. */
export const CorrectionBar = ({ interviewId, onReason, onReasonDone }: Props) => {
  const { texts } = useCall()
  const id = useId()
  return (
    <div className={`notice ${styles.card}`}>
      <p>
        <b>{texts.correction.title}</b>
      </p>
      <p className="small">{texts.correction.text}</p>
      <div className="field">
        <label htmlFor={id}>{texts.correction.reason}</label>
        <input
          id={id}
          className="input"
          maxLength={500}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onReason(event.target.value.trim())}
          onBlur={onReasonDone}
        />
        <p id={`${id}-hint`} className="small soft">
          {texts.correction.reasonHint}
        </p>
      </div>
      <a className="button" href={`/interviews/${interviewId}`}>
        {texts.correction.done}
      </a>
    </div>
  )
}
