'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/i18n/locale'
import { put } from './operation'
import { filled, type CallTexts } from './texts'
import type { UnsentCopy } from './unsent-copy'
import { useKeptDraft } from './use-kept-draft'

export type ConcernInHand = {
  isStanding: boolean
  /** The caller's own, the oldest first. */
  entries: readonly { id: string; kind: 'raised' | 'withdrawn'; text: string; isSeen: boolean }[]
  /** That colleagues are worried about this family, and whom to ask; null for any coordinator. */
  others: { ask: string | null } | null
}

type Entry = { entryId: string; kind: 'raised' | 'withdrawn'; text: string }

type Around = { texts: CallTexts; locale: Locale; copy: UnsentCopy }
/** `waiting`: what was under way, so that it arrives once although its answer got lost with the tab. */
type Draft = { text: string; waiting: Entry | null }
const draftName = 'concern'
const emptyDraft: Draft = { text: '', waiting: null }

/** The caller's worry: kept above the dialog, so that what was typed is there whenever it opens again. */
export const useConcern = (interviewId: string, initial: ConcernInHand, { texts, locale, copy }: Around) => {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [entries, setEntries] = useState(initial.entries)
  const [said, setSaid] = useState<{ text: string; isSent: boolean } | null>(null)
  /** What could not be sent. Sent again it is the same entry, also when only the answer got lost. */
  const waiting = useRef<Entry | null>(null)
  const isSending = useRef(false)
  const isUnsent = text.trim() !== ''
  const unsent = useMemo<Draft | null>(() => (isUnsent ? { text, waiting: null } : null), [isUnsent, text])
  useKeptDraft(copy, draftName, unsent, emptyDraft, (draft) => {
    waiting.current = draft.waiting
    setText(draft.text)
  })

  const deliver = async (entry: Entry): Promise<boolean> => {
    if (isSending.current) return false
    isSending.current = true
    waiting.current = entry
    copy.keepDraft(draftName, { text: entry.text, waiting: entry } satisfies Draft)
    const sent = await put<{ to: string[] }>(`/api/interviews/${interviewId}/concern`, entry)
    isSending.current = false
    if (sent.kind !== 'taken') {
      setSaid({ text: sent.kind === 'refused' ? sent.message : texts.concern.unsent, isSent: false })
      return false
    }
    waiting.current = null
    const { entryId, kind } = entry
    setEntries((old) => [
      ...old.filter(({ id }) => id !== entryId),
      { id: entryId, kind, text: entry.text, isSeen: false },
    ])
    // Typed on while it was under way: that is not sent.
    setText((typed) => (typed.trim() === entry.text ? '' : typed))
    const names = sent.data.to.length > 0 ? sent.data.to : [texts.concern.coordinator]
    const done = kind === 'raised' ? texts.concern.sent : texts.concern.sentWithdrawn
    setSaid({ text: filled(done, { names: new Intl.ListFormat(locale).format(names) }), isSent: true })
    return true
  }

  const send = (kind: Entry['kind']) => {
    const words = text.trim()
    const before = waiting.current
    const isSame = before?.kind === kind && before.text === words
    return deliver(isSame ? before : { entryId: crypto.randomUUID(), kind, text: words })
  }

  const retry = useRef(() => {})
  useEffect(() => {
    retry.current = () => {
      // Only what was to go: words that were changed since wait for the button.
      if (waiting.current && waiting.current.text === text.trim()) void deliver(waiting.current)
    }
  })
  useEffect(() => {
    const onOnline = () => retry.current()
    window.addEventListener('online', onOnline)
    return () => window.removeEventListener('online', onOnline)
  }, [])
  useEffect(() => {
    if (!isUnsent) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [isUnsent])

  return {
    isOpen,
    setOpen: (open: boolean) => {
      if (open && said?.isSent) setSaid(null)
      setOpen(open)
    },
    text,
    type: setText,
    isUnsent,
    entries,
    isStanding: entries.at(-1)?.kind === 'raised',
    others: initial.others,
    said,
    send,
  }
}

export type Concern = ReturnType<typeof useConcern>
