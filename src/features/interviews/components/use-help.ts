'use client'

import { useRef, useState } from 'react'
import { suggestedNeeds, type SuggestedNeed } from '@/domain/instrument/needs'
import type { NeedType } from '@/domain/instrument/definition'
import type { InterviewForm } from '../queries/interview-form'
import { useAnswers, useCall } from './call-context'
import type { Refused } from '@/components/form/checked-form'
import { put } from './operation'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'
import type { CallTexts } from './texts'

export type AgreedHelp = Omit<InterviewForm['help'][number], 'owner'> & { owner: HelpDraft['owner'] }

export type HelpDraft = {
  /** Made with the draft, so repeated sending creates one help item. */
  id: string
  type: NeedType
  text: string
  /** `kept` keeps the present owner. */
  owner: 'me' | 'coordinator' | 'kept'
  ownerName: string | null
  dueOn: string | null
  suggestedBy: string | null
  /** What the server has; absent for help that was not saved yet. */
  version?: number
}

const emptyDraft: HelpDraft = {
  id: '',
  type: 'other',
  text: '',
  owner: 'me',
  ownerName: null,
  dueOn: null,
  suggestedBy: null,
}

type Around = { texts: CallTexts; copy: UnsentCopy }

/** The agreed and dismissed help of this interview. The state outlives the closing steps. */
export const useHelp = (interview: InterviewForm, { texts: { end }, copy }: Around) => {
  const [items, setItems] = useState<readonly AgreedHelp[]>(interview.help)
  /** The content of the open form; null when none is open. */
  const [draft, setDraft] = useState<HelpDraft | null>(null)
  useStoredDraft(copy, 'help', draft, emptyDraft, setDraft)
  const [problem, setProblem] = useState<string | null>(null)

  /**
   * Saves the help. Resolves to the reason when the server does not have it, and to null when it does. The list shows only
   * saved help.
   */
  const save = async (draft: HelpDraft, state: 'open' | 'dismissed'): Promise<Refused | null> => {
    const { id: helpId, ownerName: _shown, ...rest } = draft
    const reply = await put<{ version: number }>(`/api/interviews/${interview.id}/help`, { ...rest, helpId, state })
    if (reply.kind === 'refused') return { message: reply.message, problems: reply.problems ?? [] }
    if (reply.kind !== 'taken') return { message: end.notSent, problems: [] }
    const item: AgreedHelp = {
      ...draft,
      ownerName: draft.owner === 'kept' ? draft.ownerName : null,
      state,
      ...reply.data,
    }
    setItems((old) => [...old.filter((helpItem) => helpItem.id !== helpId), item])
    return null
  }
  /** Saves by a single button. There is no form to show a refusal, so `problem` holds its message. */
  const saveNow = async (draft: HelpDraft, state: 'open' | 'dismissed') =>
    setProblem((await save(draft, state))?.message ?? null)
  const dismissedTypes = useRef(new Map<NeedType, string>())
  const dismiss = ({ type, reason }: SuggestedNeed) => {
    const id = dismissedTypes.current.get(type) ?? crypto.randomUUID()
    dismissedTypes.current.set(type, id)
    const nobody = { text: '', owner: 'me', ownerName: null, dueOn: null } as const
    return saveNow({ id, type, ...nobody, suggestedBy: reason }, 'dismissed')
  }
  return { items, keep: save, keepNow: saveNow, dismiss, problem, draft, setDraft }
}

export type Help = ReturnType<typeof useHelp>

/** The needs that the present answers suggest. */
export const useNeeds = (): SuggestedNeed[] => suggestedNeeds(useCall().instrument, useAnswers().answers)
