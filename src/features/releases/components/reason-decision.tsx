'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { approveWithdrawalReasonAction, discardWithdrawalReasonAction } from '../actions'
import { DecisionButtons, type Decision } from './decision-buttons'

type Props = { id: string; mayApprove: boolean; mayDiscard: boolean }

/** The words of a withdrawal, shown or put away. */
export const ReasonDecision = ({ id, ...may }: Props) => {
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const send = (decision: Decision) =>
    startSending(async () => {
      const action = decision === 'approve' ? approveWithdrawalReasonAction : discardWithdrawalReasonAction
      const answer = await answered(action({ id }))
      setProblem(answer.ok ? '' : (answer.problems[0]?.message ?? answer.message))
      // Also when it was refused: somebody else was first, and the page shows how it stands.
      if (isReached(answer)) router.refresh()
    })
  return (
    <>
      <DecisionButtons texts="releases.issue.why" {...may} busy={busy} onDecide={send} />
      <p role="alert" className="problem">
        {problem}
      </p>
    </>
  )
}
