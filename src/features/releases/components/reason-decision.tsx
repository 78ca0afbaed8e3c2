'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { approveWithdrawalReasonAction, discardWithdrawalReasonAction } from '../actions'
import styles from './releases.module.css'

type Props = { id: string; mayApprove: boolean; mayDiscard: boolean }
type Asked = 'approve' | 'discard' | null

/** The words of a withdrawal, shown or put away. Both ask first. */
export const ReasonDecision = ({ id, mayApprove, mayDiscard }: Props) => {
  const t = useTranslations('releases.issue.why')
  const router = useRouter()
  const [asked, setAsked] = useState<Asked>(null)
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const send = (what: 'approve' | 'discard') => {
    setAsked(null)
    startSending(async () => {
      const action = what === 'approve' ? approveWithdrawalReasonAction : discardWithdrawalReasonAction
      const answer = await answered(action({ id }))
      setProblem(answer.ok ? '' : (answer.problems[0]?.message ?? answer.message))
      // Also when it was refused: somebody else was first, and the page shows how it stands.
      if (isReached(answer)) router.refresh()
    })
  }
  return (
    <>
      <div className={`${styles.save} no-print`}>
        {mayApprove ? (
          <button type="button" className="button button-main" disabled={busy} onClick={() => setAsked('approve')}>
            {t('submit')}
          </button>
        ) : null}
        {mayDiscard ? (
          <button type="button" className="button button-quiet" disabled={busy} onClick={() => setAsked('discard')}>
            {t('discard')}
          </button>
        ) : null}
      </div>
      <p role="alert" className="problem">
        {problem}
      </p>
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
    </>
  )
}
