'use client'

import type { ReactNode } from 'react'
import { useCommand } from '@/components/form/use-command'
import type { Locale } from '@/i18n/locale'
import { addFamilyConcernAction } from '../actions'
import { EntryForm } from './entry-form'
import { sentText, type EntryTexts } from './entry-texts'

type Props = { familyId: string; texts: EntryTexts; locale: Locale; children: ReactNode }

/** The form for a concern about a family, without an interview. */
export const AddFamilyConcern = ({ familyId, texts, locale, children }: Props) => {
  const add = useCommand(addFamilyConcernAction, { success: ({ to }) => sentText(texts, to, locale) })
  return (
    <EntryForm command={add} onSend={(entry) => add.run({ ...entry, familyId })} texts={texts}>
      {children}
    </EntryForm>
  )
}
