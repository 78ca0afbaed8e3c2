'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { href } from '@/components/layout/href'
import type { Progress } from '@/server/progress'

/** Null: nobody is at it. Undefined: not reached. */
const progressAt = async (grain: string, at: string): Promise<Progress | null | undefined> => {
  try {
    const answer = await fetch(href('/api/releases/progress/[grain]/[at]', { grain, at }))
    // The route of the same build; a refusal has no data.
    const { data } = (await answer.json()) as { data?: Progress | null }
    return data ?? null
  } catch {
    return undefined
  }
}

/** How far it has come while it lasts: asked each second, also for a work that began on another screen. */
export const useProgress = (grain: string, at: string, busy: boolean): Progress | null => {
  const router = useRouter()
  const [progress, setProgress] = useState<Progress | null>(null)
  const isRunning = progress !== null
  useEffect(() => {
    let ended = false
    const ask = async () => {
      const now = await progressAt(grain, at)
      if (ended || now === undefined) return
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

/** Figure by figure, once the first one is done. */
export const WorkProgress = ({ progress, label }: { progress: Progress | null; label: string }) => {
  const t = useTranslations('releases.prepare')
  if (!progress || progress.done === 0) return null
  return (
    <p role="status">
      <progress value={progress.done} max={progress.of} aria-label={label} /> {t('progress', progress)}
    </p>
  )
}
