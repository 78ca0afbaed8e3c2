'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { approveWithdrawalReasonAction, discardWithdrawalReasonAction } from '../actions'
import { DecisionButtons, type Decision } from './decision-buttons'

type Props = { id: string; mayApprove: boolean; mayDiscard: boolean }

/** Approves or discards the reason of a withdrawal. */
export const ReasonDecision = ({ id, ...may }: Props) => {
  const router = useRouter()
  const message = useState<Message>(null)
  const approve = useCommand(approveWithdrawalReasonAction, { message, onAnswer: () => router.refresh() })
  const discard = useCommand(discardWithdrawalReasonAction, { message, onAnswer: () => router.refresh() })
  const send = (decision: Decision) => void (decision === 'approve' ? approve : discard).run({ id })
  return (
    <>
      <DecisionButtons texts="releases.issue.why" {...may} busy={approve.pending || discard.pending} onDecide={send} />
      <ProblemMessage message={approve.message} />
    </>
  )
}
