'use client'

import { answered } from '@/components/form/answered'
import { useState, useTransition, type ReactNode } from 'react'
import { seeConcernAction } from '../actions'

type Props = {
  /** Those that nobody saw yet; without any there is nothing to press, and what was done stays said. */
  entryIds: string[]
  label: ReactNode
  done: string
}

/** Says that one has read these entries. The page then names who and when. */
export const SeeConcern = ({ entryIds, label, done }: Props) => {
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, startSeeing] = useTransition()
  const see = () => {
    if (busy) return
    startSeeing(async () => {
      const result = await answered(seeConcernAction({ entryIds }))
      setSaid(result.ok ? done : '')
      setProblem(result.ok ? '' : result.message)
    })
  }
  return (
    <div>
      {entryIds.length > 0 ? (
        <button type="button" className="button" onClick={see} aria-disabled={busy}>
          {label}
        </button>
      ) : null}
      <p role="status" className={said ? 'small' : 'visually-hidden'}>
        {said}
      </p>
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
