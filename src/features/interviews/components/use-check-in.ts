'use client'

import { useEffect, useState } from 'react'
import type { InterviewForm } from '../queries/interview-form'
import { put } from './operation'
import type { CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

/** The state of a form that has its own button and URL. It outlives the closing steps, and ending the call sends it, too. */
const useSavedForm = <Values extends object>(
  copy: UnsentCopy,
  name: string,
  url: string,
  initial: Values,
  { end }: CallTexts,
) => {
  const [values, setValues] = useState(initial)
  const [storedValues, setStored] = useState(initial)
  const [message, setMessage] = useState<string | null>(null)
  const isUnsent = JSON.stringify(values) !== JSON.stringify(storedValues)
  useStoredDraft(copy, name, isUnsent ? values : null, initial, setValues)
  useEffect(() => {
    if (!isUnsent) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [isUnsent])
  const send = async (next: Values, done: string): Promise<boolean> => {
    const reply = await put(url, next)
    setMessage(reply.kind === 'taken' ? done : reply.kind === 'refused' ? reply.message : end.notSent)
    if (reply.kind === 'taken') setStored(next)
    return reply.kind === 'taken'
  }
  return {
    values,
    change: (changedValues: Partial<Values>) => setValues({ ...values, ...changedValues }),
    stored: storedValues,
    said: message,
    isUnsent,
    send,
  }
}

export const useCheckIn = ({ id, checkIn, talk }: InterviewForm, texts: CallTexts, copy: UnsentCopy) => {
  const { feeling, text, shared } = checkIn ?? { feeling: null, text: '', shared: false }
  const { send, ...sent } = useSavedForm(
    copy,
    'check_in',
    `/api/interviews/${id}/check-in`,
    { feeling, text, shared, talkWith: talk.withId },
    texts,
  )
  return {
    ...sent,
    send: (next: typeof sent.values) => send(next, next.talkWith ? texts.end.talkAsked : texts.end.checkInSaved),
  }
}
export type CheckIn = ReturnType<typeof useCheckIn>
