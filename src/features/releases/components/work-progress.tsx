'use client'

import { useTranslations } from 'next-intl'
import { createContext, useContext, type ReactNode } from 'react'
import { href } from '@/components/layout/href'
import { useProgress, type Progress } from '@/components/work/use-progress'

const DrawnProgress = createContext<Progress | null>(null)

/** Provides the progress that the server rendered, so that a reloaded page continues to follow the work. */
export const PeriodWork = ({ progress, children }: { progress: Progress | null; children: ReactNode }) => (
  <DrawnProgress value={progress}>{children}</DrawnProgress>
)

/** The progress of the work on a period, whoever requested it. */
export const usePeriodProgress = (grain: string, at: string) =>
  useProgress(href('/api/releases/progress/[grain]/[at]', { grain, at }), useContext(DrawnProgress))

/** Shows the figures done once there is one, or that the work waits for its turn. */
export const WorkProgress = ({ progress, label }: { progress: Progress | null; label: string }) => {
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
