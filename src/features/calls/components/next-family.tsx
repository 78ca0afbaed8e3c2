'use client'

import { useRouter } from 'next/navigation'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { claimNextFamilyAction } from '../actions'

type Props = {
  label: string
  /** What it says when there is none. */
  none: string
  className?: string
  afterId?: string | null
}

/** Gives this person the next family to call and goes to it. Its texts come from the page: the page of an interview is light. */
export const NextFamily = ({ label, none, className = 'button', afterId = null }: Props) => {
  const router = useRouter()
  const claim = useCommand(claimNextFamilyAction, {
    success: ({ familyId }) => (familyId ? '' : none),
    onSuccess: ({ familyId }) => {
      if (familyId) router.push(`/families/${familyId}/interview`)
    },
  })
  return (
    <>
      <CommandButton pending={claim.pending} className={className} onClick={() => void claim.run({ afterId })}>
        {label}
      </CommandButton>
      <CommandMessage message={claim.message} />
    </>
  )
}
