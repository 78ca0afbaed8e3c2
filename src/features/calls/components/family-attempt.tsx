'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { AttemptButtons } from './attempt-buttons'
import styles from './calls.module.css'

/** The same buttons on a family's page, where the list of attempts below them follows at once. */
export const FamilyAttempt = (props: Omit<ComponentProps<typeof AttemptButtons>, 'onChange'>) => {
  const router = useRouter()
  return (
    <div className={styles.outcomes}>
      <AttemptButtons {...props} onChange={() => router.refresh()} />
    </div>
  )
}
