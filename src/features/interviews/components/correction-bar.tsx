'use client'

import { useEffect, useRef, useState } from 'react'
import { Field } from '@/components/form/field'
import { reasonLimit } from '@/domain/text-limits'
import { useCall } from './call-context'
import call from './call.module.css'

type Props = { interviewId: string; onReason: (text: string) => void; onReasonDone: () => void }

/** The bar above an ended interview that is being corrected: what a correction means, and the field for its reason. */
export const CorrectionBar = ({ interviewId, onReason, onReasonDone }: Props) => {
  const { texts } = useCall()
  const [reason, setReason] = useState('')
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
            onChange={({ target }) => {
              setReason(target.value)
              onReason(target.value.trim())
            }}
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
