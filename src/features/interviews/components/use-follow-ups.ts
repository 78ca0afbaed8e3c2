'use client'

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { isStillWanted, type FollowUpResult } from '@/domain/calls/follow-up'
import type { InterviewForm } from '../queries/interview-form'
import { useFormAnswers } from './call-context'
import { put, retryLater } from './operation'
import { closes, type FormOutbox } from './pressed-forms'
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

/**
 * What the parent says about each help item of earlier. An answer is sent soon after it was given, and again until the server
 * has it; until then it is stored on the device.
 */
export const useFollowUps = ({ id, earlierHelp }: InterviewForm, { copy, forms }: Around) => {
  const [answers, setAnswers] = useState<Readonly<Record<string, FollowUp>>>(() =>
    Object.fromEntries(earlierHelp.flatMap((help) => (help.answer ? [[help.id, help.answer]] : []))),
  )
  const [unsentAnswers, setUnsent] = useState<Unsent>({})
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  /** What became of closing in this tab: null when it is closed, or why it was refused. The page has the state of before. */
  const [closings, setClosings] = useState<Readonly<Record<string, string | null>>>({})
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
    // What was refused is sent again only once it is changed. An answer that was taken back needs no saving then. While the help
    // is being closed, its answer waits: the server opens help again that is closed, and the device has the answer till then.
    for (const [helpId, sending] of rows.filter((row) => !(row[0] in problems || forms.isUnderWay(closes(row[0]))))) {
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
    if (isUnsent) return retryLater(() => void send(), attempts > 0 ? retryMs : typingMs)
  }, [unsentAnswers, isUnsent, attempts])
  const change = (helpId: string, part: Partial<FollowUp>) => {
    const next = { result: 'not_asked' as const, note: '', ...answers[helpId], ...part }
    // The button is taken back when the parent says after all that the help did not do.
    if (next.result !== 'yes') forms.drop(closes(helpId))
    setAnswers({ ...answers, [helpId]: next })
    setUnsent({ ...unsentAnswers, [helpId]: { followUpId: crypto.randomUUID(), ...next } })
    setProblems(({ [helpId]: _old, ...others }) => others)
    setAttempts(0)
  }
  useFormAnswers(forms, ({ path, body }, answer) => {
    if (path !== 'close') return
    const { helpId } = body
    const isRefused = answer.kind === 'refused'
    // The parent said during the closing that the help is still wanted: the answer is sent once more, so that the server opens it again.
    if (!isRefused && isStillWanted(answers[helpId]?.result ?? 'yes')) change(helpId, {})
    else setClosings((old) => ({ ...old, [helpId]: isRefused ? answer.message : null }))
  })
  return { answers, unsent: unsentAnswers, problems, isUnsent, closings, forms, change }
}

export type FollowUps = ReturnType<typeof useFollowUps>
