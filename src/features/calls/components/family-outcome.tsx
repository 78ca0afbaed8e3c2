'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Stack } from '@/components/layout/stack'
import { OutcomeButtons } from './outcome-buttons'

type Props = Omit<ComponentProps<typeof OutcomeButtons>, 'onChange'> & {
  /** The family is visible until the outcome only, so its page cannot be read again after it. */
  isOnLease?: boolean
}

/** The outcome buttons on a family's page. They refresh the page, so the list of attempts below them is current. */
export const FamilyOutcome = ({ isOnLease = false, ...props }: Props) => {
  const router = useRouter()
  return (
    <Stack>
      <OutcomeButtons
        {...props}
        onChange={(change) => {
          if (!isOnLease || change === 'undone') router.refresh()
        }}
      />
    </Stack>
  )
}
