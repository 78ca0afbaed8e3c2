'use client'

import { useState, useSyncExternalStore } from 'react'
import type { Refused } from '@/components/form/checked-form'
import { useFormAnswers, useWaitingForms } from './call-context'
import { isEnd, type EndBody, type FormOutbox } from './pressed-forms'
import type { UnsentCopy } from './unsent-copy'
import type { CareNote } from './use-care-note'

type Around = { copy: UnsentCopy; forms: FormOutbox; careNote: CareNote }

/**
 * The end of the call that the caller pressed. It waits until everything else has arrived, also without a connection, and then
 * leaves for the record or for the list of today, whichever step is on the screen.
 */
export const useEnding = (interviewId: string, { copy, forms, careNote }: Around) => {
  const waiting = useWaitingForms(forms).find(isEnd)
  const problem = useSyncExternalStore(forms.subscribe, forms.endProblem, () => null)
  const [isPressing, setPressing] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const leave = async (how: EndBody['how']) => {
    setLeaving(true)
    await careNote.forget()
    // The end has left the device, so that it is not sent once more from the list of today.
    await copy.settled()
    window.location.assign(how === 'to_be_continued' ? '/today' : `/interviews/${interviewId}?ended=1`)
  }
  useFormAnswers(forms, ({ path, body }, answer) => {
    if (path === 'end' && answer.kind === 'taken') void leave(body.how)
  })
  const send = async (body: EndBody): Promise<Refused | null> => {
    setPressing(true)
    const answer = await forms.pressEnd(body)
    // The promise never resolves, so the form stays busy until the new page is there and a second press does nothing.
    if (answer?.kind === 'taken') return new Promise<never>(() => {})
    setPressing(false)
    return null
  }
  const waits = !isPressing && (waiting !== undefined || isLeaving)
  return { waits, problem, send, cancel: () => forms.takeBackEnd(null), again: forms.flush }
}
export type EndingPress = ReturnType<typeof useEnding>
