'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { InterviewInHand, OpenConflict, StoredAnswer } from '../queries/interview-in-hand'
import { put, type Reply } from './operation'
import { Outbox } from './outbox'

type Looked = { state: InterviewInHand['state']; answers: StoredAnswer[]; conflicts: OpenConflict[] }

/** The outbox of one interview in this tab: it resumes, follows the connection, looks again when one comes back, and warns. */
export const useInterviewOutbox = (interview: InterviewInHand, reason: () => string) => {
  const interviewId = interview.id
  const ended = interview.endedAt !== null
  const url = `/api/interviews/${interview.id}/answers`
  const [outbox] = useState(
    () =>
      new Outbox(
        {
          send: ({ content, ...operation }) =>
            put<Reply>(url, { ...operation, ...content, ...(reason() ? { reason: reason() } : {}) }),
          storage: typeof window === 'undefined' ? null : window.sessionStorage,
          storageKey: `nabij-unsent-${interview.id}`,
          freshId: () => crypto.randomUUID(),
          later: (work, ms) => setTimeout(work, ms),
        },
        interview.answers,
        interview.conflicts,
      ),
  )
  useEffect(() => {
    const look = async () => {
      try {
        const response = await fetch(url, { cache: 'no-store' })
        if (!response.ok) return
        const { data } = (await response.json()) as { data: Looked }
        outbox.merge(data.answers, data.conflicts)
        // Ended in another tab, or one came back to it: the record is what there is to see.
        const over = data.state === 'completed' || data.state === 'broken_off'
        if (over && !ended && !outbox.hasUnsaved()) window.location.replace(`/interviews/${interviewId}`)
      } catch {
        // Without a connection there is nothing newer to look at.
      }
    }
    const onVisible = () => {
      outbox.flush()
      if (document.visibilityState === 'visible') void look()
    }
    const onLeave = (event: BeforeUnloadEvent) => {
      outbox.flush()
      if (outbox.hasUnsaved()) event.preventDefault()
    }
    outbox.resume()
    // A page that comes back from the browser's memory may show what others have changed since.
    void look()
    window.addEventListener('online', outbox.flush)
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('pageshow', onVisible)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      window.removeEventListener('online', outbox.flush)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pageshow', onVisible)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [outbox, url, interviewId, ended])
  return outbox
}

type Place = { place: string; later: readonly string[]; introduced: boolean }

/** The question in hand and those put off: the same on every device, kept on the server a moment after they change. */
export const usePlace = (interview: InterviewInHand) => {
  const [kept, setKept] = useState<Place>({
    place: interview.introduced ? interview.place : 'introduction',
    later: interview.later,
    introduced: interview.introduced,
  })
  /** True after the first move by hand: a page just opened does not take the focus. */
  const [moved, setMoved] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    // The page opens at the question in hand, wherever the browser was before.
    window.history.scrollRestoration = 'manual'
    return () => {
      window.history.scrollRestoration = 'auto'
    }
  }, [])
  const keep = useCallback(
    (next: Place) => {
      setKept(next)
      if (timer.current) clearTimeout(timer.current)
      const place = next.place === 'introduction' ? 'call_date' : next.place
      timer.current = setTimeout(() => void put(`/api/interviews/${interview.id}/place`, { ...next, place }), 300)
    },
    [interview.id],
  )
  return useMemo(
    () => ({
      ...kept,
      moved,
      goTo: (place: string) => {
        setMoved(true)
        keep({ ...kept, place, introduced: true })
      },
      putOff: (key: string, on: boolean) =>
        keep({ ...kept, later: on ? [...kept.later, key] : kept.later.filter((one) => one !== key) }),
    }),
    [kept, moved, keep],
  )
}

const keptChanged = 'nabij-kept'

const listenToKept = (listener: () => void) => {
  // `storage` tells of other tabs only.
  for (const event of ['storage', keptChanged]) window.addEventListener(event, listener)
  return () => {
    for (const event of ['storage', keptChanged]) window.removeEventListener(event, listener)
  }
}

/** A preference of this device, kept in its local storage: known before the first key is heard. */
export const useKept = (name: string, initial: boolean): [boolean, (on: boolean) => void] => {
  const kept = () => window.localStorage.getItem(name)
  const on = useSyncExternalStore(
    listenToKept,
    () => (kept() === null ? initial : kept() === 'on'),
    () => initial,
  )
  return [
    on,
    (next) => {
      window.localStorage.setItem(name, next ? 'on' : 'off')
      window.dispatchEvent(new Event(keptChanged))
    },
  ]
}
