'use client'

import { useEffect, useRef, useState } from 'react'
import { Field } from '@/components/form/field'
import { reasonLimit } from '@/domain/text-limits'
import { useAnswers, useCall } from './call-context'
import { reasonName } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'
import call from './call.module.css'

type Props = { interviewId: string; onReason: (text: string) => void; onReasonDone: () => void }

const noReason = { text: '' }

/** The bar above an ended interview that is being corrected: what a correction means, and the field for its reason. */
export const CorrectionBar = ({ interviewId, onReason, onReasonDone }: Props) => {
  const { texts, copy } = useCall()
  const [reason, setReason] = useState('')
  // The device keeps the reason as long as a correction that needs it.
  const isUnsent = useAnswers().saved.state !== 'saved'
  const change = ({ text }: typeof noReason) => {
    setReason(text)
    onReason(text.trim())
  }
  useStoredDraft(copy, reasonName, isUnsent && reason ? { text: reason } : null, noReason, change)
  const container = useRef<HTMLDivElement>(null)
  useEffect(() => container.current?.focus(), [])
  return (
    <div ref={container} tabIndex={-1} className={`notice ${call.card}`}>
      <p>
        <b>{texts.correction.title}</b>
      </p>
      <p className="small">{texts.correction.text}</p>
      <Field
        path="reason"
        label={texts.correction.reason}
        hint={texts.correction.reasonHint}
        longest={reasonLimit}
        text={reason}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            autoComplete="off"
            value={reason}
            onChange={({ target }) => change({ text: target.value })}
            onBlur={onReasonDone}
          />
        )}
      </Field>
      <a className="button" href={`/interviews/${interviewId}`}>
        {texts.correction.done}
      </a>
    </div>
  )
}
