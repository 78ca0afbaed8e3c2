'use client'

import { answered } from '@/components/form/answered'
import { useState, useTransition } from 'react'
import { seeConcernAction } from '../actions'

/** Says that one has read it. The page then names who and when. */
export const SeeConcern = ({ interviewId, label }: { interviewId: string; label: string }) => {
  const [problem, setProblem] = useState('')
  const [busy, startSeeing] = useTransition()
  const see = () => {
    if (busy) return
    startSeeing(async () => {
      const result = await answered(seeConcernAction({ interviewId }))
      setProblem(result.ok ? '' : result.message)
    })
  }
  return (
    <div>
      <button type="button" className="button" onClick={see} aria-disabled={busy}>
        {label}
      </button>
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
