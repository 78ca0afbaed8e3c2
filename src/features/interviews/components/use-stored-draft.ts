'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { UnsentCopy } from './unsent-copy'

const isPartOf = <Draft extends object>(storedDraft: unknown, _form: Draft): storedDraft is Partial<Draft> =>
  typeof storedDraft === 'object' && storedDraft !== null

/** Keeps what stands in a form and was not sent on this device (null: nothing), and brings back what an earlier tab left. */
export const useStoredDraft = <Draft extends object>(
  copy: UnsentCopy,
  name: string,
  unsentDraft: Draft | null,
  form: Draft,
  onRestored: (draft: Draft) => void,
) => {
  // What was restored may be what the server has by now: then it leaves the copy again.
  const [restorations, setRestorations] = useState(0)
  useEffect(() => copy.saveDraft(name, unsentDraft), [copy, name, unsentDraft, restorations])
  const restored = useEffectEvent((storedDraft: unknown) => {
    // An older version of the page may have left fewer fields.
    if (isPartOf(storedDraft, form)) onRestored({ ...form, ...storedDraft })
    setRestorations((count) => count + 1)
  })
  useEffect(() => copy.onRestored(name, restored), [copy, name])
}
