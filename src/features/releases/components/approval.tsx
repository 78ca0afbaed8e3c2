'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type ReactNode } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { approveReleaseAction, discardPreparationAction } from '../actions'
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
type Asked = 'approve' | 'discard' | null

/** The last step, by somebody who neither prepared nor wrote it. Both ways out ask first. */
export const Approval = ({ id, version, grain, at, children, mayApprove, mayDiscard, isStale }: Props) => {
  const t = useTranslations('releases.approve')
  const router = useRouter()
  const [asked, setAsked] = useState<Asked>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [sending, startSending] = useTransition()
  const progress = useProgress(grain, at, sending)
  const busy = sending || progress !== null
  const send = (what: 'approve' | 'discard') => {
    setAsked(null)
    startSending(async () => {
      const action = what === 'approve' ? approveReleaseAction : discardPreparationAction
      const answer = await answered<Awaited<ReturnType<typeof approveReleaseAction | typeof discardPreparationAction>>>(
        action({ id, version }),
      )
      const stopped = answer.ok ? [] : [...new Set(answer.problems.map(({ message }) => message))]
      setProblems(answer.ok ? [] : stopped.length > 0 ? stopped : [answer.message])
      // Also when it was refused: somebody else was first, and the page shows how it stands.
      if (isReached(answer)) router.refresh()
    })
  }
  return (
    <section className={`${styles.approval} no-print`} aria-labelledby="approval">
      <h2 id="approval">{t('title')}</h2>
      <p>{children}</p>
      <div className={styles.save}>
        {mayApprove && !isStale ? (
          <button type="button" className="button button-main" disabled={busy} onClick={() => setAsked('approve')}>
            {busy ? t('busy') : t('submit')}
          </button>
        ) : null}
        {mayDiscard ? (
          <button type="button" className="button button-quiet" disabled={busy} onClick={() => setAsked('discard')}>
            {t('discard')}
          </button>
        ) : null}
      </div>
      <WorkProgress progress={progress} label={t('busy')} />
      <div role="alert" className="problem">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      <ConfirmDialog
        open={asked === 'approve'}
        title={t('sureTitle')}
        text={t('sure')}
        confirm={t('confirm')}
        cancel={t('cancel')}
        onConfirm={() => send('approve')}
        onCancel={() => setAsked(null)}
      />
      <ConfirmDialog
        open={asked === 'discard'}
        title={t('discardTitle')}
        text={t('discardSure')}
        confirm={t('discardConfirm')}
        cancel={t('discardCancel')}
        onConfirm={() => send('discard')}
        onCancel={() => setAsked(null)}
      />
    </section>
  )
}
