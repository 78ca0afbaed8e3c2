'use client'

import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react'
import type { Locale } from '@/i18n/locale'
import type { ConcernAnswer, ConcernEntry, ConcernOutbox } from './concern-outbox'
import { filled, type CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

export type ConcernForm = {
  /** Whether words of the caller stand. Words that a coordinator added are not the caller's to withdraw. */
  isStanding: boolean
  /** The entries of the caller's own concern, the oldest first. */
  entries: readonly { id: string; kind: 'raised' | 'withdrawn'; text: string; isSeen: boolean }[]
  /** Present when concerns of colleagues about this family stand. `ask` names whom to ask; null means any coordinator. */
  others: { ask: string | null } | null
}

type Around = { texts: CallTexts; locale: Locale; copy: UnsentCopy; outbox: ConcernOutbox }
type Draft = { text: string; source?: string }
const draftName = 'concern'
const emptyDraft: Draft = { text: '' }
const noEntries: readonly ConcernEntry[] = []

/** The refused text, followed by what was typed since. */
const joinedEntries = (refused: string, typed: string) =>
  typed.trim() === refused ? typed : [refused, typed].filter((text) => text.trim() !== '').join('\n\n')

/**
 * The state of the caller's concern. It outlives the dialog, so typed text is there when the dialog opens again. Typed text
 * is a draft. Passed-on text is an entry, which the outbox sends until the server has it.
 */
export const useConcern = (initial: ConcernForm, { texts, locale, copy, outbox }: Around) => {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [entries, setEntries] = useState(initial.entries)
  const [isStanding, setStanding] = useState(initial.isStanding)
  const [sentWords, setSentWords] = useState<{ text: string; isSent: boolean } | null>(null)
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.waiting, () => noEntries)
  const words = text.trim()
  const isPassedOn = waiting.some((entry) => entry.text === words)
  const draft = useMemo<Draft | null>(
    () => (text.trim() === '' || isPassedOn ? null : { text, source }),
    [text, source, isPassedOn],
  )
  useStoredDraft(copy, draftName, draft, emptyDraft, (leftDraft) => {
    setText(leftDraft.text)
    setSource(leftDraft.source ?? '')
  })

  const taken = ({ entryId, kind, text: passed }: ConcernEntry, to: readonly string[]) => {
    const entry = { id: entryId, kind, text: passed, isSeen: false }
    setEntries((old) => (old.some(({ id }) => id === entryId) ? old : [...old, entry]))
    setStanding(kind === 'raised')
    // Text that changed during the request has not been sent, so it stays in the field.
    setText((typed) => (typed.trim() === passed ? '' : typed))
    setSource('')
    const names = to.length > 0 ? to : [texts.concern.coordinator]
    const done = kind === 'raised' ? texts.concern.sent : texts.concern.sentWithdrawn
    setSentWords({ text: filled(done, { names: new Intl.ListFormat(locale).format(names) }), isSent: true })
  }
  /** Puts a refused text back into the form, to be changed or copied. It is not sent again without a press. */
  const refused = ({ text: passed }: ConcernEntry, message: string) => {
    const leftDraft = joinedEntries(passed, text)
    // The draft is saved before the outbox drops the entry, so the device holds the text at every moment.
    if (leftDraft.trim() !== '') copy.saveDraft(draftName, { text: leftDraft } satisfies Draft)
    setText((typed) => joinedEntries(passed, typed))
    setSentWords({ text: message, isSent: false })
  }
  const heard = useEffectEvent((entry: ConcernEntry, answer: ConcernAnswer) =>
    answer.kind === 'taken' ? taken(entry, answer.data.to) : refused(entry, answer.message),
  )
  useEffect(() => outbox.onAnswer((entry, answer) => heard(entry, answer)), [outbox])

  const send = async (kind: ConcernEntry['kind']): Promise<boolean> => {
    // A second press with the same words sends the same entry, because only its answer may have been lost.
    const waitingEntry = waiting.find((entry) => kind === 'raised' && entry.kind === kind && entry.text === words)
    const entry = waitingEntry ?? { entryId: crypto.randomUUID(), kind, text: words, source }
    const isTaken = await outbox.pass(entry)
    if (outbox.waiting().some(({ entryId }) => entryId === entry.entryId))
      setSentWords({ text: texts.concern.unsent, isSent: false })
    return isTaken
  }

  const isUnsent = words !== '' || waiting.length > 0

  return {
    isOpen,
    setOpen: (open: boolean) => {
      if (open && sentWords?.isSent) setSentWords(null)
      setOpen(open)
    },
    text,
    type: setText,
    source,
    setSource,
    /** Empties the field for the reason of a withdrawal, unless it holds words that were not passed on. */
    startReason: () => {
      if (isPassedOn) setText('')
    },
    isUnsent,
    /** Whether there are words that were not passed on. */
    isTyped: words !== '' && !isPassedOn,
    entries,
    waiting,
    isStanding: waiting.length > 0 ? waiting.at(-1)?.kind === 'raised' : isStanding,
    others: initial.others,
    said: sentWords,
    send,
  }
}

export type Concern = ReturnType<typeof useConcern>
