'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { prepareReleaseAction } from '../actions'
import { FieldProblems, type ShownProblem } from './field-problems'
import styles from './releases.module.css'
import { Reason } from './text-fields'
import { useProgress, WorkProgress } from './work-progress'

type Props = {
  grain: 'week' | 'block'
  at: string
  /** A period that was published is prepared once more only with a reason. */
  kind: 'first' | 'again' | 'correction'
  reason?: string
}

/** Works out what each recipient would read. It can take some seconds in a large organisation. */
export const PrepareForm = ({ grain, at, kind, reason = '' }: Props) => {
  const t = useTranslations('releases')
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [atFields, setAtFields] = useState<readonly ShownProblem[]>([])
  const [busy, startSending] = useTransition()
  const progress = useProgress(grain, at, busy)
  const isAtIt = busy || progress !== null
  const send = (fields: FormData) =>
    startSending(async () => {
      const correction = kind === 'correction' ? fieldText(fields, 'correction') : reason
      const answer = await answered(prepareReleaseAction({ grain, at, correction }))
      const stopped = answer.ok ? [] : answer.problems.filter(({ path }) => path === 'correction')
      setAtFields(stopped)
      setProblem(answer.ok || stopped.length > 0 ? '' : (answer.problems[0]?.message ?? answer.message))
      if (!answer.ok) return
      router.refresh()
    })
  const label = kind === 'first' ? t('prepare.submit') : kind === 'again' ? t('prepare.again') : t('correct.submit')
  return (
    <form
      className={styles.prepare}
      onSubmit={(event) => {
        // An action of the form would empty it when it is refused.
        event.preventDefault()
        send(new FormData(event.currentTarget))
      }}
    >
      {kind === 'correction' ? (
        <FieldProblems value={atFields}>
          <Reason name="correction" label={t('correct.reason')} longest={300} />
        </FieldProblems>
      ) : null}
      <button type="submit" className={kind === 'correction' ? 'button' : 'button button-main'} disabled={isAtIt}>
        {isAtIt ? t('prepare.busy') : label}
      </button>
      <WorkProgress progress={progress} label={t('prepare.busy')} />
      <p role="status" className="problem">
        {problem}
      </p>
    </form>
  )
}
