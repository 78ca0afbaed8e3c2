'use client'

import type { ReactNode } from 'react'
import { useCommand } from '@/components/form/use-command'
import type { Locale } from '@/i18n/locale'
import { addConcernEntryAction } from '../actions'
import { EntryForm } from './entry-form'
import { sentText, type EntryTexts } from './entry-texts'

type Props = {
  /** Null for a concern without an interview. */
  interviewId: string | null
  /** The concern to which the entry is added; null for a new concern of the actor. */
  concernId: string | null
  kind: 'raised' | 'withdrawn'
  texts: EntryTexts
  locale: Locale
  children?: ReactNode
}

/** The form for one more entry of a concern. */
export const AddEntry = ({ interviewId, concernId, kind, texts, locale, children }: Props) => {
  const add = useCommand(addConcernEntryAction, { success: ({ to }) => sentText(texts, to, locale) })
  return (
    <EntryForm command={add} onSend={(entry) => add.run({ ...entry, id: interviewId, concernId, kind })} texts={texts}>
      {children}
    </EntryForm>
  )
}
