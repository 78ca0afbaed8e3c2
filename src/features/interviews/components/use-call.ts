'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { InterviewForm } from '../queries/interview-form'
import type { OpenConflict, StoredAnswer } from '../parts/stored-answers'
import { renderedFor } from '@/components/session/rendered-for'
import { listenToSession, type SessionSignal } from '@/components/session/session-channel'
import { ConcernOutbox } from './concern-outbox'
import { InterviewDevice } from './interview-device'
import { fetchState, put, retryLater, sendOperation } from './operation'
import { Outbox } from './outbox'
import { FormOutbox, formSender } from './pressed-forms'
import { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

type CurrentState = Pick<InterviewForm, 'state' | 'handedOver'> & { answers: StoredAnswer[]; conflicts: OpenConflict[] }

/**
 * Creates the outboxes of one interview and the copy on the device. It takes over what closed tabs left, sends again when
 * the connection returns, reads the present state when the page becomes visible, stops when the person signs out, and warns
 * before unsaved work is left.
 */
export const useInterviewOutbox = (interview: InterviewForm, reason: () => string) => {
  const interviewId = interview.id
  const ended = interview.endedAt !== null
  /** Whether the person signed out in another tab. The page then hides the call. */
  const [isSignedOut, setSignedOut] = useState(false)
  /** The family's new caller; the family may go to another caller during the call. */
  const [handedOver, setHandedOver] = useState(interview.handedOver)
  /** Whether somebody else ended the call while something in this tab was unsaved. */
  const [endedMeanwhile, setEndedMeanwhile] = useState(false)
  const url = `/api/interviews/${interview.id}/answers`
  const [{ outbox, concerns, forms, copy, device }] = useState(() => {
    const device = new InterviewDevice(interviewId)
    const copy = new UnsentCopy({ familyRef: interview.familyRef, correcting: ended }, device.write)
    const outbox = new Outbox(
      {
        send: (operation) => sendOperation(interviewId, operation, reason()),
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
    const forms = new FormOutbox(
      { send: formSender(interviewId), save: copy.saveForms, later: (work, ms) => setTimeout(work, ms) },
      copy.mayEnd,
    )
    return { outbox, concerns, forms, copy, device }
  })
  useEffect(() => {
    let signedOuts = 0
    const look = async (isBackground = false) => {
      const before = signedOuts
      const savedAt = outbox.savedAt()
      const reply = await fetchState<CurrentState>(url, isBackground)
      if (reply.kind === 'signed_out' || reply.kind === 'other_person') return outbox.stop(reply.kind)
      // The person signed out during the request, so the answer must not be shown.
      if (reply.kind !== 'taken' || signedOuts !== before) return
      const { state, answers, conflicts } = reply.data
      setSignedOut(false)
      setHandedOver(reply.data.handedOver)
      outbox.goOn()
      copy.again()
      void concerns.flush()
      void forms.flush()
      void device.takeUp({ outbox, concerns, forms, copy })
      outbox.merge(answers, conflicts, savedAt)
      // An ended call (ended in another tab, or reached by the back button) is shown as its record.
      const over = state === 'completed' || state === 'broken_off'
      if (!over || ended) return
      if (outbox.hasUnsaved()) setEndedMeanwhile(true)
      else window.location.replace(`/interviews/${interviewId}`)
    }
    // The server may refuse a change because somebody else has ended the call, so a refusal reads the present state.
    let refused: string | null = null
    const onRefused = () => {
      const { saved } = outbox.view()
      const refusal = 'key' in saved ? saved : null
      if (refusal && refusal.key !== refused) {
        // The caller decides what becomes of it, which is easier before the end.
        forms.takeBackEnd(refusal.message)
        void look()
      }
      refused = refusal && refusal.key
    }
    const onLine = () => {
      outbox.flush()
      void concerns.flush()
      void forms.flush()
      void look()
    }
    const onVisible = () => {
      outbox.flush()
      if (document.visibilityState === 'visible') void look()
    }
    const onLeave = (event: BeforeUnloadEvent) => {
      outbox.flush()
      if (outbox.hasUnsaved() || copy.view().hasDrafts) event.preventDefault()
    }
    const onSession = ({ says, staffId }: SessionSignal) => {
      if (staffId !== renderedFor()) return says === 'signed_in' ? outbox.stop('other_person') : undefined
      if (says === 'signed_in') return void look()
      signedOuts += 1
      setSignedOut(true)
      copy.stop()
      outbox.stop('signed_out')
    }
    void device.takeUp({ outbox, concerns, forms, copy })
    // A page that the browser restores from memory may be out of date. A colleague may take the call over at any time.
    void look()
    // In an open interview it also runs while the call itself is in the window in front, so that the session goes on.
    const timer = setInterval(() => {
      outbox.flush()
      if (document.visibilityState === 'visible' || !ended) void look(ended)
    }, 30_000)
    const unlisten = listenToSession(onSession)
    const unsubscribe = outbox.subscribe(onRefused)
    // An end that waits goes when the last answer, concern or follow-up has arrived.
    const unsubscribeCopy = copy.subscribe(() => {
      if (forms.waiting()[0]?.path === 'end') void forms.flush()
    })
    const lifetime = new AbortController()
    window.addEventListener('online', onLine, lifetime)
    document.addEventListener('visibilitychange', onVisible, lifetime)
    window.addEventListener('pageshow', onVisible, lifetime)
    window.addEventListener('beforeunload', onLeave, lifetime)
    return () => {
      clearInterval(timer)
      unlisten()
      unsubscribe()
      unsubscribeCopy()
      lifetime.abort()
    }
  }, [outbox, concerns, forms, copy, device, url, interviewId, ended])
  return { outbox, concerns, forms, copy, isSignedOut, endedMeanwhile, handedOver }
}

type CallPosition = { place: string; later: readonly string[]; introduced: boolean }

/**
 * The current question and the deferred ones. They are saved on the server shortly after each change, so every device shows
 * the same.
 */
export const usePosition = (interview: InterviewForm, copy: UnsentCopy) => {
  const [savedPosition, setSavedPosition] = useState<CallPosition>({
    place: interview.introduced ? interview.place : 'introduction',
    later: interview.later,
    introduced: interview.introduced,
  })
  /** Whether the caller has moved to another question. Before that, no question takes the focus. */
  const [moved, setMoved] = useState(false)
  const [unsentPosition, setUnsent] = useState<CallPosition | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    // The page scrolls to the current question, so the browser must not restore its own scroll position.
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
    if (unsentPosition) return retryLater(() => void send(unsentPosition), 15_000)
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
  // The event `storage` fires in other tabs only; `unsentChanged` covers this tab.
  const lifetime = new AbortController()
  for (const event of ['storage', unsentChanged]) window.addEventListener(event, listener, lifetime)
  return () => lifetime.abort()
}

/** A switch that is stored in this browser's local storage, which can be read before the first key press. */
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
