'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { discardPreparationAction, requestApprovalAction } from '../actions'
import { DecisionButtons, type Decision } from './decision-buttons'
import styles from './releases.module.css'
import { usePeriodProgress, WorkProgress } from './work-progress'

type Props = {
  id: string
  version: number
  grain: 'week' | 'block'
  at: string
  /** What the approver should look at, or why this person may not approve and who can. */
  children: ReactNode
  mayApprove: boolean
  mayDiscard: boolean
  isStale: boolean
}

/** The last step of a preparation, by somebody who neither prepared it nor wrote in it. */
export const Approval = ({ id, version, grain, at, children, mayApprove, mayDiscard, isStale }: Props) => {
  const t = useTranslations('releases.approve')
  const router = useRouter()
  const message = useState<Message>(null)
  const { progress, begin } = usePeriodProgress(grain, at)
  // After a refusal somebody else may have decided first: the page shows the present state.
  const refresh = () => router.refresh()
  const approve = useCommand(requestApprovalAction, { message, onSuccess: begin, onAnswer: refresh })
  const discard = useCommand(discardPreparationAction, { message, onAnswer: refresh })
  const busy = approve.pending || discard.pending || progress !== null
  const send = (decision: Decision) => void (decision === 'approve' ? approve : discard).run({ id, version })
  return (
    <section className={`${styles.approval} no-print`} aria-labelledby="approval">
      <h2 id="approval">{t('title')}</h2>
      <p>{children}</p>
      <DecisionButtons
        texts="releases.approve"
        mayApprove={mayApprove && !isStale}
        mayDiscard={mayDiscard}
        busy={busy}
        busyText={t('busy')}
        onDecide={send}
      />
      <WorkProgress progress={progress} label={t('busy')} />
      <ProblemMessage message={approve.message} />
    </section>
  )
}
