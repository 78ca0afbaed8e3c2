'use client'

import { answered } from '@/components/form/answered'
import { useState, useTransition } from 'react'
import { seeConcernAction } from '../actions'

/** Says that one has read these entries. The page then names who and when. */
export const SeeConcern = ({ entryIds, label }: { entryIds: string[]; label: string }) => {
  const [problem, setProblem] = useState('')
  const [busy, startSeeing] = useTransition()
  const see = () => {
    if (busy) return
    startSeeing(async () => {
      const result = await answered(seeConcernAction({ entryIds }))
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
