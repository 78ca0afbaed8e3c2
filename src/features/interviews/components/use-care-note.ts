'use client'

import { useMemo, useState } from 'react'
import { careNoteName, type UnsentCopy } from './unsent-copy'
import { useStoredDraft } from './use-stored-draft'

/** The note for the call of the next day. It outlives the closing steps, and is stored on the device until the call ends. */
export const useCareNote = (copy: UnsentCopy) => {
  const [text, setText] = useState('')
  const draft = useMemo(() => (text.trim() === '' ? null : { text }), [text])
  useStoredDraft(copy, careNoteName, draft, { text: '' }, (leftDraft) => setText(leftDraft.text))
  return {
    text,
    type: setText,
    /** Removes the note from the device, because the server has it or it is not wanted. */
    forget: async () => {
      setText('')
      copy.saveDraft(careNoteName, null)
      await copy.settled()
    },
  }
}

export type CareNote = ReturnType<typeof useCareNote>
