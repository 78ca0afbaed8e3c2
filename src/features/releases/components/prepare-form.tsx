'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import type { Progress } from '@/server/progress'
import { prepareReleaseAction } from '../actions'
import styles from './releases.module.css'
import { Reason } from './text-fields'

type Props = {
  grain: 'week' | 'block'
  at: string
  /** A period that was published is prepared once more only with a reason. */
  kind: 'first' | 'again' | 'correction'
  reason?: string
}

const progressAt = async (grain: string, at: string): Promise<Progress | null> => {
  try {
    const answer = await fetch(`/api/releases/progress/${grain}/${at}`)
    const { data } = (await answer.json()) as { data?: Progress | null }
    return data ?? null
  } catch {
    return null
  }
}

/** How far it has come while it lasts: asked each second, also for a work that began on another screen. */
const useProgress = (grain: string, at: string, busy: boolean): Progress | null => {
  const router = useRouter()
  const [progress, setProgress] = useState<Progress | null>(null)
  const isRunning = progress !== null
  useEffect(() => {
    let ended = false
    const ask = async () => {
      const now = await progressAt(grain, at)
      if (ended) return
      setProgress(now)
      if (isRunning && !now && !busy) router.refresh()
    }
    if (!busy && !isRunning) {
      void ask()
      return () => {
        ended = true
      }
    }
    const timer = setInterval(() => void ask(), 1000)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [grain, at, busy, isRunning, router])
  return progress
}

/** Works out what each recipient would read. It can take some seconds in a large organisation. */
export const PrepareForm = ({ grain, at, kind, reason = '' }: Props) => {
  const t = useTranslations('releases')
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const progress = useProgress(grain, at, busy)
  const isAtIt = busy || progress !== null
  const send = (fields: FormData) =>
    startSending(async () => {
      const correction = kind === 'correction' ? fieldText(fields, 'reason') : reason
      const answer = await answered(prepareReleaseAction({ grain, at, correction }))
      if (!answer.ok) return setProblem(answer.problems[0]?.message ?? answer.message)
      setProblem('')
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
      {kind === 'correction' ? <Reason name="reason" label={t('correct.reason')} longest={300} /> : null}
      <button type="submit" className={kind === 'correction' ? 'button' : 'button button-main'} disabled={isAtIt}>
        {isAtIt ? t('prepare.busy') : label}
      </button>
      {progress && progress.done > 0 ? (
        <p role="status">
          <progress value={progress.done} max={progress.of} aria-label={t('prepare.busy')} />{' '}
          {t('prepare.progress', progress)}
        </p>
      ) : null}
      <p role="status" className="problem">
        {problem}
      </p>
    </form>
  )
}
