'use client'

import { useRef, useState } from 'react'
import { suggestedNeeds, type SuggestedNeed } from '@/domain/instrument/needs'
import type { NeedType } from '@/domain/instrument/definition'
import type { InterviewForm } from '../queries/interview-form'
import { useAnswers, useCall, useFormAnswers, useWaitingForms } from './call-context'
import type { Refused } from '@/components/form/checked-form'
import type { FormOutbox, HelpOwner, PressedForm } from './pressed-forms'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

export type AgreedHelp = Omit<InterviewForm['help'][number], 'owner'> & {
  owner: HelpDraft['owner']
  /** Whether the server does not have it yet. */
  isWaiting?: boolean
}

export type HelpDraft = {
  /** Made with the draft, so repeated sending creates one help item. */
  id: string
  type: NeedType
  text: string
  /** `kept` keeps the present owner. */
  owner: HelpOwner
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

type Around = { copy: UnsentCopy; forms: FormOutbox }
type HelpBody = Extract<PressedForm, { path: 'help' }>['body']

/** Help that was pressed and has not arrived stands in the list as the caller left it. */
const withWaiting = (storedItems: readonly AgreedHelp[], waiting: readonly PressedForm[]): readonly AgreedHelp[] => {
  const items = new Map(storedItems.map((item) => [item.id, item]))
  for (const { path, body } of waiting) {
    if (path !== 'help') continue
    const { helpId: id, version, ...rest } = body
    const item = items.get(id)
    items.set(id, { version: version ?? 1, ...item, id, ...rest, ownerName: item?.ownerName ?? null, isWaiting: true })
  }
  return [...items.values()]
}

/** The agreed and dismissed help of this interview. The state outlives the closing steps. */
export const useHelp = (interview: InterviewForm, { copy, forms }: Around) => {
  const [storedItems, setStoredItems] = useState<readonly AgreedHelp[]>(interview.help)
  const waiting = useWaitingForms(forms)
  /** What is being sent at this moment is still in its form. */
  const [sendingId, setSendingId] = useState('')
  const items = withWaiting(
    storedItems,
    waiting.filter(({ entryId }) => entryId !== sendingId),
  )
  /** The content of the open form; null when none is open. */
  const [draft, setDraft] = useState<HelpDraft | null>(null)
  useStoredDraft(copy, 'help', draft, emptyDraft, setDraft)
  const [problem, setProblem] = useState<string | null>(null)
  /** Whose answer goes to whoever pressed, and not to the list. */
  const pressedId = useRef('')

  const taken = ({ helpId: id, ...body }: HelpBody, version: number) =>
    setStoredItems((old) => {
      const ownerName = body.owner === 'kept' ? (old.find((item) => item.id === id)?.ownerName ?? null) : null
      return [...old.filter((item) => item.id !== id), { id, ...body, ownerName, version }]
    })
  /** Help that a rule refused after a while returns to its form, unless another form is open. */
  const refused = ({ helpId: id, state: _state, ...body }: HelpBody, message: string) => {
    setProblem(message)
    if (draft) return
    const leftDraft = { ...emptyDraft, ...body, id }
    // The draft is saved before the outbox drops the form, so the device holds the text at every moment.
    copy.saveDraft('help', leftDraft)
    setDraft(leftDraft)
  }
  useFormAnswers(forms, ({ path, body, entryId }, answer) => {
    if (path !== 'help') return
    if (answer.kind === 'taken') taken(body, answer.data.version ?? 1)
    else if (entryId !== pressedId.current) refused(body, answer.message)
  })

  /** Saves the help. Resolves to the reason when the server refuses it. Without a connection it goes as soon as there is one. */
  const save = async (draft: HelpDraft, state: 'open' | 'dismissed'): Promise<Refused | null> => {
    const { id: helpId, type, text, owner, dueOn, suggestedBy, version } = draft
    const body = { helpId, type, text, owner, dueOn, suggestedBy, state, ...(version === undefined ? {} : { version }) }
    const entryId = crypto.randomUUID()
    pressedId.current = entryId
    setSendingId(entryId)
    setProblem(null)
    const answer = await forms.press({ entryId, path: 'help', body })
    pressedId.current = ''
    setSendingId('')
    return answer?.kind === 'refused' ? { message: answer.message, problems: answer.problems ?? [] } : null
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
