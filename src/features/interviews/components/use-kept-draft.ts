'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { UnsentCopy } from './unsent-copy'

const isPartOf = <Draft extends object>(kept: unknown, _form: Draft): kept is Partial<Draft> =>
  typeof kept === 'object' && kept !== null

/** Keeps what stands in a form and was not sent on this device (null: nothing), and brings back what an earlier tab left. */
export const useKeptDraft = <Draft extends object>(
  copy: UnsentCopy,
  name: string,
  unsent: Draft | null,
  form: Draft,
  onRestored: (draft: Draft) => void,
) => {
  // What was restored may be what the server has by now: then it leaves the copy again.
  const [restorations, setRestorations] = useState(0)
  useEffect(() => copy.keepDraft(name, unsent), [copy, name, unsent, restorations])
  const restored = useEffectEvent((kept: unknown) => {
    // An older version of the page may have left fewer fields.
    if (isPartOf(kept, form)) onRestored({ ...form, ...kept })
    setRestorations((count) => count + 1)
  })
  useEffect(() => copy.onRestored(name, restored), [copy, name])
}
