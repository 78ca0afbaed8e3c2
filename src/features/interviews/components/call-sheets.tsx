'use client'

import type { Question } from '@/domain/instrument/keys'
import { useCall } from './call-context'
import { CallNote } from './call-note'
import { Dialog } from './dialogs'
import { QuestionTip } from './question-tip'
import { WordingLanguage } from './wording-language'

type SheetProps = { close: string; onClose: () => void }

/** The conversation note as a dialog, for screens without room for it at the side. */
export const NoteSheet = (dialog: SheetProps) => (
  <Dialog title={useCall().texts.sheets.note} {...dialog}>
    <CallNote />
  </Dialog>
)

export const TipSheet = ({ question, ...dialog }: SheetProps & { question: Question | null }) => (
  <Dialog title={useCall().texts.tip} {...dialog}>
    <QuestionTip question={question} />
    <WordingLanguage className={undefined} />
  </Dialog>
)
