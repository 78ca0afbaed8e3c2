'use client'

import { useState } from 'react'
import type { InterviewForm } from '../queries/interview-form'
import { useFormAnswers, useWaitingForms } from './call-context'
import type { CheckInBody, FormOutbox } from './pressed-forms'
import type { CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

type Around = { texts: CallTexts; copy: UnsentCopy; forms: FormOutbox }
const draftName = 'check_in'

const initialOf = ({ checkIn, talk }: InterviewForm): CheckInBody => {
  const { feeling, text, shared } = checkIn ?? { feeling: null, text: '', shared: false }
  return { feeling, text, shared, talkWith: talk.withId }
}

/** How the call was for the caller. It outlives the closing steps, and ending the call sends it, too. */
export const useCheckIn = (interview: InterviewForm, { texts: { end }, copy, forms }: Around) => {
  const [initial] = useState(() => initialOf(interview))
  const [values, setValues] = useState(initial)
  const [storedValues, setStoredValues] = useState(initial)
  const [message, setMessage] = useState<string | null>(null)
  const waiting = useWaitingForms(forms).findLast(({ path }) => path === 'check-in')
  const isUnsent = JSON.stringify(values) !== JSON.stringify(waiting?.body ?? storedValues)
  useStoredDraft(copy, draftName, isUnsent ? values : null, initial, setValues)
  useFormAnswers(forms, ({ path, body }, answer) => {
    if (path !== 'check-in') return
    if (answer.kind === 'taken') setStoredValues(body)
    // The draft is saved before the outbox drops the form, so the device holds the text at every moment.
    else copy.saveDraft(draftName, values)
    setMessage(answer.kind === 'refused' ? answer.message : body.talkWith ? end.talkAsked : end.checkInSaved)
  })
  const send = async (body: CheckInBody) => {
    const answer = await forms.press({ entryId: crypto.randomUUID(), path: 'check-in', body })
    if (!answer) setMessage(end.sentLater)
  }
  return {
    values,
    change: (changedValues: Partial<CheckInBody>) => setValues({ ...values, ...changedValues }),
    said: message,
    isUnsent,
    send,
  }
}
export type CheckIn = ReturnType<typeof useCheckIn>
