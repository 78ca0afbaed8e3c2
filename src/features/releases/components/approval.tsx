'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type ReactNode } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { requestApprovalAction, discardPreparationAction } from '../actions'
import { DecisionButtons, type Decision } from './decision-buttons'
import styles from './releases.module.css'
import { useProgress, WorkProgress } from './work-progress'

type Props = {
  id: string
  version: number
  grain: 'week' | 'block'
  at: string
  /** What to look at, or why not to approve and who can. */
  children: ReactNode
  mayApprove: boolean
  mayDiscard: boolean
  isStale: boolean
}

/** The last step, by somebody who neither prepared nor wrote it. */
export const Approval = ({ id, version, grain, at, children, mayApprove, mayDiscard, isStale }: Props) => {
  const t = useTranslations('releases.approve')
  const router = useRouter()
  const [problems, setProblems] = useState<readonly string[]>([])
  const [sending, startSending] = useTransition()
  const { progress, begin } = useProgress(grain, at)
  const busy = sending || progress !== null
  const send = (decision: Decision) =>
    startSending(async () => {
      const action = decision === 'approve' ? requestApprovalAction : discardPreparationAction
      const answer = await answered<
        Awaited<ReturnType<typeof requestApprovalAction | typeof discardPreparationAction>>
      >(action({ id, version }))
      const stopped = answer.ok ? [] : [...new Set(answer.problems.map(({ message }) => message))]
      setProblems(answer.ok ? [] : stopped.length > 0 ? stopped : [answer.message])
      if (answer.ok && decision === 'approve') return begin()
      // Also when it was refused: somebody else was first, and the page shows how it stands.
      if (isReached(answer)) router.refresh()
    })
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
      <div role="alert" className="problem">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </section>
  )
}
