'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, startTransition, useContext, useEffect, useState, type ReactNode } from 'react'
import { href } from '@/components/layout/href'

/** `done` and `of` count the computed figures of all recipients. `of` is 0 until they are counted. */
type PeriodProgress = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

const DrawnProgress = createContext<PeriodProgress | null>(null)

/** Provides the progress that the server rendered, so that a reloaded page continues to follow the work. */
export const PeriodWork = ({ progress, children }: { progress: PeriodProgress | null; children: ReactNode }) => (
  <DrawnProgress value={progress}>{children}</DrawnProgress>
)

/** Null: no work on this period. Undefined: the server was not reached. */
const progressAt = async (grain: string, at: string): Promise<PeriodProgress | null | undefined> => {
  try {
    const answer = await fetch(href('/api/releases/progress/[grain]/[at]', { grain, at }))
    // The route belongs to the same build, so its shape is known; a refusal has no `data`.
    const { data } = (await answer.json()) as { data?: PeriodProgress | null }
    return data ?? null
  } catch {
    return undefined
  }
}

const firstMs = 300
const everyMs = 1000
const justAsked: PeriodProgress = { state: 'running', done: 0, of: 0 }

/**
 * The progress of the work on a period, polled each second while it lasts, whoever requested it. When the work is over the
 * page is refreshed and shows the result. `begin` is called right after a request.
 */
export const useProgress = (grain: string, at: string) => {
  const router = useRouter()
  const drawn = useContext(DrawnProgress)
  const [knownProgress, setKnown] = useState({ drawn, progress: drawn })
  // A new render from the server replaces what was polled.
  if (knownProgress.drawn !== drawn) setKnown({ drawn, progress: drawn })
  const { progress } = knownProgress
  const isRunning = progress !== null
  useEffect(() => {
    if (!isRunning) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const setProgress = (next: PeriodProgress | null) => setKnown((state) => ({ ...state, progress: next }))
    const ask = async () => {
      const now = await progressAt(grain, at)
      if (isOver) return
      if (now === null) {
        startTransition(() => {
          router.refresh()
          setProgress(null)
        })
        return
      }
      if (now) setProgress(now)
      timer = setTimeout(() => void ask(), everyMs)
    }
    timer = setTimeout(() => void ask(), firstMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [grain, at, isRunning, router])
  return { progress, begin: () => setKnown((state) => ({ ...state, progress: justAsked })) }
}

/** Shows the figures done once there is one, or that the work waits for its turn. */
export const WorkProgress = ({ progress, label }: { progress: PeriodProgress | null; label: string }) => {
  const t = useTranslations('releases.prepare')
  const isCounted = progress !== null && progress.done > 0
  return (
    <div role="status">
      {progress?.state === 'queued' ? <p>{t('waiting')}</p> : null}
      {progress?.state === 'running' && !isCounted ? <p className="visually-hidden">{label}</p> : null}
      {isCounted ? (
        <p>
          <progress value={progress.done} max={progress.of} aria-label={label} />{' '}
          {t('progress', { done: progress.done, of: progress.of })}
        </p>
      ) : null}
    </div>
  )
}
