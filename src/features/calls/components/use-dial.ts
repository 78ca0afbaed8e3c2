'use client'

import { useState } from 'react'
import { isReached, useCommand } from '@/components/form/use-command'
import { startAttemptAction, undoAttemptAction } from '../actions'

/** A call that was dialled and has no outcome yet. `at` is an ISO instant. */
export type Dialled = { id: string; at: string }

/**
 * Notes a call at the moment at which it is dialled. The outcome follows under the same id, so that a call is one attempt
 * whatever the browser or the network does: dialled twice, reloaded, or recorded without the first message.
 */
export const useDial = (familyId: string, first: Dialled | null, onChange?: () => void) => {
  const [dialledCall, setDialled] = useState(first)
  const start = useCommand(startAttemptAction, { onSuccess: () => onChange?.() })
  const undo = useCommand(undoAttemptAction, {
    onSuccess: () => {
      setDialled(null)
      onChange?.()
    },
  })
  const dial = async (contactPointId: string) => {
    const attempt = dialledCall ?? { id: crypto.randomUUID(), at: new Date().toISOString() }
    setDialled(attempt)
    const refusal = await start.run({ id: attempt.id, familyId, contactPointId })
    // An id that stands for an attempt that was undone is not used again.
    if (refusal && isReached(refusal)) setDialled(refusal.code === 'conflict' ? null : dialledCall)
  }
  return {
    dialled: dialledCall,
    dial,
    clear: () => setDialled(null),
    undo: () => (dialledCall ? void undo.run({ id: dialledCall.id }) : undefined),
    undoing: undo.pending,
    message: undo.message ?? start.message,
  }
}
