'use client'

import { useEffect, useState } from 'react'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { put } from './operation'
import type { CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useKeptDraft } from './use-kept-draft'

/** What stands beside the call and is sent by a button: kept above its pages, and sent along when the call ends. */
const useSent = <Values extends object>(
  copy: UnsentCopy,
  name: string,
  url: string,
  initial: Values,
  { end }: CallTexts,
) => {
  const [values, setValues] = useState(initial)
  const [stored, setStored] = useState(initial)
  const [said, setSaid] = useState<string | null>(null)
  const isUnsent = JSON.stringify(values) !== JSON.stringify(stored)
  useKeptDraft(copy, name, isUnsent ? values : null, initial, setValues)
  useEffect(() => {
    if (!isUnsent) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [isUnsent])
  const send = async (next: Values, done: string): Promise<boolean> => {
    const sent = await put(url, next)
    setSaid(sent.kind === 'taken' ? done : sent.kind === 'refused' ? sent.message : end.notSent)
    if (sent.kind === 'taken') setStored(next)
    return sent.kind === 'taken'
  }
  return { values, change: (some: Partial<Values>) => setValues({ ...values, ...some }), stored, said, isUnsent, send }
}

export const useCheckIn = ({ id, checkIn }: InterviewInHand, texts: CallTexts, copy: UnsentCopy) => {
  const { feeling, text, shared } = checkIn ?? { feeling: null, text: '', shared: false }
  const { send, ...sent } = useSent(
    copy,
    'check_in',
    `/api/interviews/${id}/check-in`,
    { feeling, text, shared },
    texts,
  )
  return { ...sent, send: (next: typeof sent.values) => send(next, texts.end.checkInSaved) }
}
export type CheckIn = ReturnType<typeof useCheckIn>
