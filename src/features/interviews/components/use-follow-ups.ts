'use client'

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { FollowUpResult } from '@/domain/calls/follow-up'
import type { InterviewForm } from '../queries/interview-form'
import { useWaitingForms } from './call-context'
import { put } from './operation'
import type { FormAnswer, FormOutbox, PressedForm } from './pressed-forms'
import { followUpsName, type UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

export type FollowUp = { result: FollowUpResult; note: string }
type Sending = FollowUp & { followUpId: string }
type Unsent = Readonly<Record<string, Sending>>
/** `text` lets the list of Today show what was typed. */
export type FollowUpDraft = { unsent: Unsent; text: string }

const typingMs = 1_000
const retryMs = 15_000
const noDraft: FollowUpDraft = { unsent: {}, text: '' }

type Around = { copy: UnsentCopy; forms: FormOutbox }
type EarlierHelp = InterviewForm['earlierHelp'][number]

/** Closing help of earlier: it goes in order with the other forms that were pressed, also without a connection. */
const useClosedHelp = (forms: FormOutbox) => {
  const waitingIds = useWaitingForms(forms).flatMap((form) => (form.path === 'close' ? [form.body.helpId] : []))
  /** Help that was closed in this tab; the page has its state of before. */
  const [closedIds, setClosedIds] = useState<readonly string[]>([])
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const heard = useEffectEvent(({ path, body }: PressedForm, answer: FormAnswer) => {
    if (path !== 'close') return
    if (answer.kind === 'taken') setClosedIds((old) => [...old, body.helpId])
    else setProblems((old) => ({ ...old, [body.helpId]: answer.message }))
  })
  useEffect(() => forms.onAnswer((form, answer) => heard(form, answer)), [forms])
  const forget = (helpId: string) => setProblems(({ [helpId]: _old, ...others }) => others)
  return {
    isClosed: ({ id, state }: EarlierHelp) => state === 'done' || closedIds.includes(id) || waitingIds.includes(id),
    isWaiting: (helpId: string) => waitingIds.includes(helpId),
    problemOf: (helpId: string) => problems[helpId] ?? null,
    close: ({ id: helpId, version }: EarlierHelp, resultNote: string) => {
      forget(helpId)
      const body = { helpId, version, result: 'helped', resultNote } as const
      void forms.press({ entryId: crypto.randomUUID(), path: 'close', body })
    },
    /** Takes the button back when the parent says after all that the help did not do. */
    cancel: (helpId: string) => {
      forget(helpId)
      forms.drop((form) => form.path === 'close' && form.body.helpId === helpId)
    },
  }
}

/**
 * What the parent says about each help item of earlier. An answer is sent soon after it was given, and again until the server
 * has it; until then it is stored on the device.
 */
export const useFollowUps = ({ id, earlierHelp }: InterviewForm, { copy, forms }: Around) => {
  const closing = useClosedHelp(forms)
  const [answers, setAnswers] = useState<Readonly<Record<string, FollowUp>>>(() =>
    Object.fromEntries(earlierHelp.flatMap((help) => (help.answer ? [[help.id, help.answer]] : []))),
  )
  const [unsentAnswers, setUnsent] = useState<Unsent>({})
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [attempts, setAttempts] = useState(0)
  const rows = Object.entries(unsentAnswers)
  const isUnsent = rows.length > 0
  const draft = useMemo<FollowUpDraft | null>(() => {
    const notes = Object.values(unsentAnswers).map(({ note }) => note)
    return notes.length > 0 ? { unsent: unsentAnswers, text: notes.join('\n') } : null
  }, [unsentAnswers])
  useStoredDraft(copy, followUpsName, draft, noDraft, (leftDraft) => {
    setAnswers((old) => ({ ...old, ...leftDraft.unsent }))
    setUnsent((newer) => ({ ...leftDraft.unsent, ...newer }))
  })
  const send = useEffectEvent(async () => {
    // What was refused is sent again only once it is changed. An answer that was taken back needs no saving then.
    for (const [helpId, sending] of rows.filter((row) => !(row[0] in problems))) {
      const reply = await put(`/api/interviews/${id}/follow-up`, { helpId, ...sending })
      const isDropped = reply.kind === 'refused' && sending.result === 'not_asked'
      if (reply.kind === 'refused' && !isDropped) setProblems((old) => ({ ...old, [helpId]: reply.message }))
      if (reply.kind === 'taken' || isDropped)
        setUnsent(({ [helpId]: latest, ...others }) =>
          latest && latest.followUpId !== sending.followUpId ? { ...others, [helpId]: latest } : others,
        )
    }
    setAttempts((count) => count + 1)
  })
  useEffect(() => {
    if (!isUnsent) return
    const again = () => void send()
    const waiting = setTimeout(again, attempts > 0 ? retryMs : typingMs)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(waiting)
      window.removeEventListener('online', again)
    }
  }, [unsentAnswers, isUnsent, attempts])
  return {
    answers,
    unsent: unsentAnswers,
    problems,
    isUnsent,
    closing,
    change: (helpId: string, part: Partial<FollowUp>) => {
      const next = { result: 'not_asked' as const, note: '', ...answers[helpId], ...part }
      if (next.result !== 'yes') closing.cancel(helpId)
      setAnswers({ ...answers, [helpId]: next })
      setUnsent({ ...unsentAnswers, [helpId]: { followUpId: crypto.randomUUID(), ...next } })
      setProblems(({ [helpId]: _old, ...others }) => others)
      setAttempts(0)
    },
  }
}

export type FollowUps = ReturnType<typeof useFollowUps>
