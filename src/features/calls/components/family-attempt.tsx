'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Stack } from '@/components/layout/stack'
import { AttemptButtons } from './attempt-buttons'

/** The same buttons on a family's page, where the list of attempts below them follows at once. */
export const FamilyAttempt = (props: Omit<ComponentProps<typeof AttemptButtons>, 'onChange'>) => {
  const router = useRouter()
  return (
    <Stack>
      <AttemptButtons {...props} onChange={() => router.refresh()} />
    </Stack>
  )
}
