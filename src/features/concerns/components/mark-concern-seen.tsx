'use client'

import type { ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { markConcernSeenAction } from '../actions'

type Props = {
  /** Those that nobody saw yet; without any there is nothing to press, and what was done stays said. */
  entryIds: string[]
  label: ReactNode
  done: string
}

/** Says that one has read these entries. The page then names who and when. */
export const MarkConcernSeen = ({ entryIds, label, done }: Props) => {
  const see = useCommand(markConcernSeenAction, { success: done })
  return (
    <div>
      {entryIds.length > 0 ? (
        <CommandButton pending={see.pending} onClick={() => void see.run({ entryIds })}>
          {label}
        </CommandButton>
      ) : null}
      <CommandMessage message={see.message} />
    </div>
  )
}
