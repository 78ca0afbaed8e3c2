'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { UnsentCopy } from './unsent-copy'

const isPartOf = <Draft extends object>(storedDraft: unknown, _form: Draft): storedDraft is Partial<Draft> =>
  typeof storedDraft === 'object' && storedDraft !== null

/** Stores a form's unsent content on the device (null for none), and restores what a closed tab left of the form. */
export const useStoredDraft = <Draft extends object>(
  copy: UnsentCopy,
  name: string,
  unsentDraft: Draft | null,
  form: Draft,
  onRestored: (draft: Draft) => void,
) => {
  // A restored draft may equal what the server has. Saving again after each restoration then removes it from the copy.
  const [restorations, setRestorations] = useState(0)
  useEffect(() => copy.saveDraft(name, unsentDraft), [copy, name, unsentDraft, restorations])
  const restored = useEffectEvent((storedDraft: unknown) => {
    // An older version of the page may have stored fewer fields.
    if (isPartOf(storedDraft, form)) onRestored({ ...form, ...storedDraft })
    setRestorations((count) => count + 1)
  })
  useEffect(() => copy.onRestored(name, restored), [copy, name])
}
