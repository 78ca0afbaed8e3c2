'use client'

import { useState } from 'react'
import { suggestedNeeds, type SuggestedNeed } from '@/domain/instrument/needs'
import type { NeedType } from '@/domain/instrument/items'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { useAnswers } from './call-context'
import { put } from './operation'

export type HelpInHand = InterviewInHand['help'][number]

export type HelpDraft = {
  id: string | null
  type: NeedType
  text: string
  owner: 'me' | 'coordinator'
  dueOn: string | null
  suggestedBy: string | null
}

/** Needs that the answers suggest and nobody has decided on, and the help agreed or dismissed in this interview. */
export const useHelp = (interview: InterviewInHand) => {
  const { answers } = useAnswers()
  const [items, setItems] = useState<readonly HelpInHand[]>(interview.help)
  const [problem, setProblem] = useState<string | null>(null)
  const suggestions = suggestedNeeds(answers).filter(({ type }) => !items.some((item) => item.type === type))

  /** Says whether the server has it; the list shows only what is there. */
  const keep = async (draft: HelpDraft, state: 'open' | 'dismissed'): Promise<boolean> => {
    const { id, ...rest } = draft
    const helpId = id ?? crypto.randomUUID()
    const sent = await put<{ helpId: string }>(`/api/interviews/${interview.id}/help`, { ...rest, helpId, state })
    setProblem(sent.kind === 'taken' ? null : sent.kind === 'refused' ? sent.message : '')
    if (sent.kind !== 'taken') return false
    const item: HelpInHand = { ...rest, id: helpId, state }
    setItems((old) => [...old.filter((one) => one.id !== helpId), item])
    return true
  }
  const dismiss = (need: SuggestedNeed) =>
    keep({ id: null, type: need.type, text: '', owner: 'me', dueOn: null, suggestedBy: need.reason }, 'dismissed')
  return { items, suggestions, keep, dismiss, problem }
}

export type Help = ReturnType<typeof useHelp>
