'use client'

import type { ReactNode } from 'react'
import type { Question } from '@/domain/instrument/keys'
import { useCall } from './call-context'
import { CallNote } from './call-note'
import { QuestionTip, useTip } from './question-tip'
import styles from './beside-panel.module.css'

type Props = {
  question: Question | null
  tipOpen: boolean
  onTip: (open: boolean) => void
  /** The call card while it is open. */
  children: ReactNode
}

/**
 * The column at the side on a wide screen: the call card while it is open, the tip for the current question, open or closed as the caller left it, and the
 * conversation note.
 */
export const CallDetailsPanel = ({ question, tipOpen, onTip, children }: Props) => {
  const { texts } = useCall()
  const tip = useTip(question)
  return (
    <aside className={styles.beside}>
      {children ? <div className={styles.card}>{children}</div> : null}
      {tip ? (
        <details className={styles.tip} open={tipOpen} onToggle={(event) => onTip(event.currentTarget.open)}>
          <summary>{texts.tip}</summary>
          <QuestionTip question={question} />
        </details>
      ) : null}
      <CallNote />
    </aside>
  )
}
