'use client'

import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react'
import type { Locale } from '@/i18n/locale'
import type { ConcernAnswer, ConcernEntry, ConcernOutbox } from './concern-outbox'
import { filled, type CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

export type ConcernForm = {
  /** Whether the caller's own words stand: what a coordinator added is not theirs to withdraw. */
  isStanding: boolean
  /** The caller's own, the oldest first. */
  entries: readonly { id: string; kind: 'raised' | 'withdrawn'; text: string; isSeen: boolean }[]
  /** That colleagues are worried about this family, and whom to ask; null for any coordinator. */
  others: { ask: string | null } | null
}

type Around = { texts: CallTexts; locale: Locale; copy: UnsentCopy; outbox: ConcernOutbox }
type Draft = { text: string }
const draftName = 'concern'
const emptyDraft: Draft = { text: '' }
const noEntries: readonly ConcernEntry[] = []

/** Words that came back stand before what was typed since. */
const joinedEntries = (refused: string, typed: string) =>
  typed.trim() === refused ? typed : [refused, typed].filter((text) => text.trim() !== '').join('\n\n')

/**
 * The caller's concern: kept above the dialog, so that what was typed is there whenever it opens again. What is typed is a
 * draft; what was passed on is an entry, which goes by itself until the server has it.
 */
export const useConcern = (initial: ConcernForm, { texts, locale, copy, outbox }: Around) => {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [entries, setEntries] = useState(initial.entries)
  const [isStanding, setStanding] = useState(initial.isStanding)
  const [sentWords, setSentWords] = useState<{ text: string; isSent: boolean } | null>(null)
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.waiting, () => noEntries)
  const words = text.trim()
  const isPassedOn = waiting.some((entry) => entry.text === words)
  const draft = useMemo<Draft | null>(() => (text.trim() === '' || isPassedOn ? null : { text }), [text, isPassedOn])
  useStoredDraft(copy, draftName, draft, emptyDraft, (leftDraft) => setText(leftDraft.text))

  const taken = ({ entryId, kind, text: passed }: ConcernEntry, to: readonly string[]) => {
    const entry = { id: entryId, kind, text: passed, isSeen: false }
    setEntries((old) => (old.some(({ id }) => id === entryId) ? old : [...old, entry]))
    setStanding(kind === 'raised')
    // Typed on while it was under way: that is not sent.
    setText((typed) => (typed.trim() === passed ? '' : typed))
    const names = to.length > 0 ? to : [texts.concern.coordinator]
    const done = kind === 'raised' ? texts.concern.sent : texts.concern.sentWithdrawn
    setSentWords({ text: filled(done, { names: new Intl.ListFormat(locale).format(names) }), isSent: true })
  }
  /** Back to the form, to be changed or copied: it does not go by itself any more. */
  const refused = ({ text: passed }: ConcernEntry, message: string) => {
    const leftDraft = joinedEntries(passed, text)
    // At once: it leaves the entries that wait in the same turn.
    if (leftDraft.trim() !== '') copy.saveDraft(draftName, { text: leftDraft } satisfies Draft)
    setText((typed) => joinedEntries(passed, typed))
    setSentWords({ text: message, isSent: false })
  }
  const heard = useEffectEvent((entry: ConcernEntry, answer: ConcernAnswer) =>
    answer.kind === 'taken' ? taken(entry, answer.data.to) : refused(entry, answer.message),
  )
  useEffect(() => outbox.onAnswer((entry, answer) => heard(entry, answer)), [outbox])

  const send = async (kind: ConcernEntry['kind']): Promise<boolean> => {
    // Pressed again with the same words it is the same entry, also when only the answer got lost.
    const waitingEntry = waiting.find((entry) => kind === 'raised' && entry.kind === kind && entry.text === words)
    // What was passed on already is no reason for withdrawing it.
    const reason = isPassedOn ? '' : words
    const entry = waitingEntry ?? { entryId: crypto.randomUUID(), kind, text: kind === 'withdrawn' ? reason : words }
    const isTaken = await outbox.pass(entry)
    if (outbox.waiting().some(({ entryId }) => entryId === entry.entryId))
      setSentWords({ text: texts.concern.unsent, isSent: false })
    return isTaken
  }

  const isUnsent = words !== '' || waiting.length > 0
  useEffect(() => {
    if (!isUnsent) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [isUnsent])

  return {
    isOpen,
    setOpen: (open: boolean) => {
      if (open && sentWords?.isSent) setSentWords(null)
      setOpen(open)
    },
    text,
    type: setText,
    isUnsent,
    entries,
    waiting,
    isStanding: waiting.length > 0 ? waiting.at(-1)?.kind === 'raised' : isStanding,
    others: initial.others,
    said: sentWords,
    send,
  }
}

export type Concern = ReturnType<typeof useConcern>
