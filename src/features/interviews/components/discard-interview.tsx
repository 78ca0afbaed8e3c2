'use client'

import { useRouter } from 'next/navigation'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { discardInterviewAction } from '../actions'

type Props = { interviewId: string; label: string; success: string }

/** Discards an interview in which nothing was asked. The page then offers the outcomes of the call. */
export const DiscardInterview = ({ interviewId, label, success }: Props) => {
  const router = useRouter()
  const discard = useCommand(discardInterviewAction, { success, onSuccess: () => router.refresh() })
  return (
    <>
      <CommandButton pending={discard.pending} onClick={() => void discard.run({ id: interviewId })}>
        {label}
      </CommandButton>
      <CommandMessage message={discard.message} />
    </>
  )
}
