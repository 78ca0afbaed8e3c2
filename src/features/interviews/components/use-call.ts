'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { InterviewInHand, OpenConflict, StoredAnswer } from '../queries/interview-in-hand'
import { drawnFor } from '@/components/session/drawn-for'
import { listenToSession, type SessionSignal } from '@/components/session/session-channel'
import { ConcernOutbox } from './concern-outbox'
import { InterviewDevice } from './interview-device'
import { lookedAt, put, type Reply } from './operation'
import { Outbox } from './outbox'
import { UnsentCopy } from './unsent-copy'
import { useKeptDraft } from './use-kept-draft'

type Looked = Pick<InterviewInHand, 'state' | 'handedOver'> & { answers: StoredAnswer[]; conflicts: OpenConflict[] }

/**
 * The outbox of one interview in this tab, and its copy on this device: it takes up what an earlier tab left, follows the
 * connection and who is signed in, looks again when one comes back, and warns.
 */
export const useInterviewOutbox = (interview: InterviewInHand, reason: () => string) => {
  const interviewId = interview.id
  const ended = interview.endedAt !== null
  /** Signed out in another tab: what stands here is for nobody else. */
  const [isSignedOut, setSignedOut] = useState(false)
  /** The family may get another caller in mid-call. */
  const [handedOver, setHandedOver] = useState(interview.handedOver)
  /** Ended by somebody else while something here was not saved. */
  const [endedMeanwhile, setEndedMeanwhile] = useState(false)
  const url = `/api/interviews/${interview.id}/answers`
  const [{ outbox, concerns, copy, device }] = useState(() => {
    const device = new InterviewDevice(interviewId)
    const copy = new UnsentCopy({ familyRef: interview.familyRef, correcting: ended }, device.write)
    const outbox = new Outbox(
      {
        send: ({ content, ...operation }) =>
          put<Reply>(url, { ...operation, ...content, ...(reason() ? { reason: reason() } : {}) }),
        keep: copy.keepAnswers,
        freshId: () => crypto.randomUUID(),
        later: (work, ms) => setTimeout(work, ms),
      },
      interview.answers,
      interview.conflicts,
    )
    const concerns = new ConcernOutbox({
      send: (entry) => put(`/api/interviews/${interviewId}/concern`, entry),
      keep: copy.keepConcerns,
      later: (work, ms) => setTimeout(work, ms),
    })
    return { outbox, concerns, copy, device }
  })
  useEffect(() => {
    let signedOuts = 0
    const look = async () => {
      const before = signedOuts
      const looked = await lookedAt<Looked>(url)
      if (looked.kind === 'signed_out' || looked.kind === 'other_person') return outbox.stop(looked.kind)
      // Signed out while it was asked: the answer is for nobody who sits here now.
      if (looked.kind !== 'taken' || signedOuts !== before) return
      const { state, answers, conflicts } = looked.data
      setSignedOut(false)
      setHandedOver(looked.data.handedOver)
      outbox.goOn()
      copy.again()
      void concerns.flush()
      void device.takeUp(outbox, concerns, copy)
      outbox.merge(answers, conflicts)
      // Ended in another tab, or one came back to it: the record is what there is to see.
      const over = state === 'completed' || state === 'broken_off'
      if (!over || ended) return
      if (outbox.hasUnsaved()) setEndedMeanwhile(true)
      else window.location.replace(`/interviews/${interviewId}`)
    }
    // What is refused may be so because somebody else has ended the call.
    let refused: string | null = null
    const onRefused = () => {
      const { saved } = outbox.view()
      const key = saved.state === 'unsaved' && saved.message !== null ? saved.key : null
      if (key !== null && key !== refused) void look()
      refused = key
    }
    const onLine = () => {
      outbox.flush()
      void concerns.flush()
      void look()
    }
    const onVisible = () => {
      outbox.flush()
      if (document.visibilityState === 'visible') void look()
    }
    const onLeave = (event: BeforeUnloadEvent) => {
      outbox.flush()
      if (outbox.hasUnsaved()) event.preventDefault()
    }
    const onSession = ({ says, staffId }: SessionSignal) => {
      if (staffId !== drawnFor()) return says === 'signed_in' ? outbox.stop('other_person') : undefined
      if (says === 'signed_in') return void look()
      signedOuts += 1
      setSignedOut(true)
      copy.stop()
      outbox.stop('signed_out')
    }
    void device.takeUp(outbox, concerns, copy)
    // A page that comes back from the browser's memory may show what others have changed since.
    void look()
    const unlisten = listenToSession(onSession)
    const unsubscribe = outbox.subscribe(onRefused)
    window.addEventListener('online', onLine)
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('pageshow', onVisible)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      unlisten()
      unsubscribe()
      window.removeEventListener('online', onLine)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pageshow', onVisible)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [outbox, concerns, copy, device, url, interviewId, ended])
  return { outbox, concerns, copy, isSignedOut, endedMeanwhile, handedOver }
}

type Place = { place: string; later: readonly string[]; introduced: boolean }

/** The question in hand and those put off: the same on every device, kept on the server a moment after they change. */
export const usePlace = (interview: InterviewInHand, copy: UnsentCopy) => {
  const [kept, setKept] = useState<Place>({
    place: interview.introduced ? interview.place : 'introduction',
    later: interview.later,
    introduced: interview.introduced,
  })
  /** True after the first move by hand: a page just opened does not take the focus. */
  const [moved, setMoved] = useState(false)
  const [unsent, setUnsent] = useState<Place | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    // The page opens at the question in hand, wherever the browser was before.
    window.history.scrollRestoration = 'manual'
    return () => {
      window.history.scrollRestoration = 'auto'
    }
  }, [])
  const send = useCallback(
    async (next: Place) => {
      const place = next.place === 'introduction' ? 'call_date' : next.place
      const { kind } = await put(`/api/interviews/${interview.id}/place`, { ...next, place })
      const isWaiting = kind !== 'taken' && kind !== 'refused'
      setUnsent((other) => (isWaiting ? next : other === next ? null : other))
    },
    [interview.id],
  )
  const keep = useCallback(
    (next: Place) => {
      setKept(next)
      setUnsent(null)
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(next), 300)
    },
    [send],
  )
  useKeptDraft(copy, 'place', unsent, kept, (left) => {
    keep(left)
    setUnsent(left)
  })
  useEffect(() => {
    if (!unsent) return
    const again = () => void send(unsent)
    window.addEventListener('online', again)
    const waiting = setTimeout(again, 15_000)
    return () => {
      window.removeEventListener('online', again)
      clearTimeout(waiting)
    }
  }, [unsent, send])
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
