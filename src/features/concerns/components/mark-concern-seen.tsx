'use client'

import type { ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { markConcernSeenAction } from '../actions'

type Props = {
  /** The entries that nobody has seen yet. When there are none, only the message about what was done stays. */
  entryIds: string[]
  label: ReactNode
  done: string
}

/** A button that marks entries as seen. The page then names the person and the time. */
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
