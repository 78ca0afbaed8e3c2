'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useState } from 'react'
import { backgroundHeader } from '@/domain/access/meant-for'

/** `done` and `of` count steps. `of` is 0 until they are counted. */
export type Progress = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

/** Null: no such work. Undefined: the server was not reached. */
const progressAt = async (address: string): Promise<Progress | null | undefined> => {
  try {
    const answer = await fetch(address, { headers: { [backgroundHeader]: '1' } })
    // The route belongs to the same build, so its shape is known; a refusal has no `data`.
    const { data } = (await answer.json()) as { data?: Progress | null }
    return data ?? null
  } catch {
    return undefined
  }
}

const firstMs = 300
const everyMs = 1000
const justAsked: Progress = { state: 'running', done: 0, of: 0 }

/**
 * The progress of work that goes on by itself, polled each second while it lasts. It begins with what the server rendered, so
 * that a reloaded page continues to follow the work. When the work is over the page is refreshed and shows the result.
 * `begin` is called right after a request.
 */
export const useProgress = (address: string, drawn: Progress | null) => {
  const router = useRouter()
  const [knownProgress, setKnown] = useState({ drawn, progress: drawn })
  // A new render from the server replaces what was polled.
  if (knownProgress.drawn !== drawn) setKnown({ drawn, progress: drawn })
  const { progress } = knownProgress
  const isRunning = progress !== null
  useEffect(() => {
    if (!isRunning) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const setProgress = (next: Progress | null) => setKnown((state) => ({ ...state, progress: next }))
    const ask = async () => {
      const now = await progressAt(address)
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
  }, [address, isRunning, router])
  return { progress, begin: () => setKnown((state) => ({ ...state, progress: justAsked })) }
}
