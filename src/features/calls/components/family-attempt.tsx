'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Stack } from '@/components/layout/stack'
import { AttemptButtons } from './attempt-buttons'

/** The attempt buttons on a family's page. They refresh the page, so the list of attempts below them is current. */
export const FamilyAttempt = (props: Omit<ComponentProps<typeof AttemptButtons>, 'onChange'>) => {
  const router = useRouter()
  return (
    <Stack>
      <AttemptButtons {...props} onChange={() => router.refresh()} />
    </Stack>
  )
}
