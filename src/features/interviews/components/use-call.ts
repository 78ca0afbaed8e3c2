'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { InterviewForm } from '../queries/interview-form'
import type { OpenConflict, StoredAnswer } from '../parts/stored-answers'
import { renderedFor } from '@/components/session/rendered-for'
import { listenToSession, type SessionSignal } from '@/components/session/session-channel'
import { ConcernOutbox } from './concern-outbox'
import { InterviewDevice } from './interview-device'
import { fetchState, put, type Reply } from './operation'
import { Outbox } from './outbox'
import { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

type CurrentState = Pick<InterviewForm, 'state' | 'handedOver'> & { answers: StoredAnswer[]; conflicts: OpenConflict[] }

/**
 * The outbox of one interview in this tab, and its copy on this device: it takes up what an earlier tab left, follows the
 * connection and who is signed in, looks again when one comes back, and warns.
 */
export const useInterviewOutbox = (interview: InterviewForm, reason: () => string) => {
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
        save: copy.saveAnswers,
        freshId: () => crypto.randomUUID(),
        later: (work, ms) => setTimeout(work, ms),
      },
      interview.answers,
      interview.conflicts,
    )
    const concerns = new ConcernOutbox({
      send: (entry) => put(`/api/interviews/${interviewId}/concern`, entry),
      save: copy.saveConcerns,
      later: (work, ms) => setTimeout(work, ms),
    })
    return { outbox, concerns, copy, device }
  })
  useEffect(() => {
    let signedOuts = 0
    const look = async () => {
      const before = signedOuts
      const reply = await fetchState<CurrentState>(url)
      if (reply.kind === 'signed_out' || reply.kind === 'other_person') return outbox.stop(reply.kind)
      // Signed out while it was asked: the answer is for nobody who sits here now.
      if (reply.kind !== 'taken' || signedOuts !== before) return
      const { state, answers, conflicts } = reply.data
      setSignedOut(false)
      setHandedOver(reply.data.handedOver)
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
      if (staffId !== renderedFor()) return says === 'signed_in' ? outbox.stop('other_person') : undefined
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

type CallPosition = { place: string; later: readonly string[]; introduced: boolean }

/** The question in hand and those put off: the same on every device, kept on the server a moment after they change. */
export const usePosition = (interview: InterviewForm, copy: UnsentCopy) => {
  const [savedPosition, setSavedPosition] = useState<CallPosition>({
    place: interview.introduced ? interview.place : 'introduction',
    later: interview.later,
    introduced: interview.introduced,
  })
  /** True after the first move by hand: a page just opened does not take the focus. */
  const [moved, setMoved] = useState(false)
  const [unsentPosition, setUnsent] = useState<CallPosition | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    // The page opens at the question in hand, wherever the browser was before.
    window.history.scrollRestoration = 'manual'
    return () => {
      window.history.scrollRestoration = 'auto'
    }
  }, [])
  const send = useCallback(
    async (next: CallPosition) => {
      const place = next.place === 'introduction' ? 'call_date' : next.place
      const { kind } = await put(`/api/interviews/${interview.id}/place`, { ...next, place })
      const isWaiting = kind !== 'taken' && kind !== 'refused'
      setUnsent((waitingPosition) => (isWaiting ? next : waitingPosition === next ? null : waitingPosition))
    },
    [interview.id],
  )
  const keep = useCallback(
    (next: CallPosition) => {
      setSavedPosition(next)
      setUnsent(null)
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(next), 300)
    },
    [send],
  )
  useStoredDraft(copy, 'place', unsentPosition, savedPosition, (leftPosition) => {
    keep(leftPosition)
    setUnsent(leftPosition)
  })
  useEffect(() => {
    if (!unsentPosition) return
    const again = () => void send(unsentPosition)
    window.addEventListener('online', again)
    const waiting = setTimeout(again, 15_000)
    return () => {
      window.removeEventListener('online', again)
      clearTimeout(waiting)
    }
  }, [unsentPosition, send])
  return useMemo(
    () => ({
      ...savedPosition,
      moved,
      goTo: (place: string) => {
        setMoved(true)
        keep({ ...savedPosition, place, introduced: true })
      },
      putOff: (key: string, on: boolean) =>
        keep({
          ...savedPosition,
          later: on ? [...savedPosition.later, key] : savedPosition.later.filter((one) => one !== key),
        }),
    }),
    [savedPosition, moved, keep],
  )
}

const unsentChanged = 'nabij-kept'

const listenToUnsent = (listener: () => void) => {
  // `storage` tells of other tabs only.
  for (const event of ['storage', unsentChanged]) window.addEventListener(event, listener)
  return () => {
    for (const event of ['storage', unsentChanged]) window.removeEventListener(event, listener)
  }
}

/** A preference of this device, kept in its local storage: known before the first key is heard. */
export const useUnsentCopy = (name: string, initial: boolean): [boolean, (on: boolean) => void] => {
  const kept = () => window.localStorage.getItem(name)
  const on = useSyncExternalStore(
    listenToUnsent,
    () => (kept() === null ? initial : kept() === 'on'),
    () => initial,
  )
  return [
    on,
    (next) => {
      window.localStorage.setItem(name, next ? 'on' : 'off')
      window.dispatchEvent(new Event(unsentChanged))
    },
  ]
}
