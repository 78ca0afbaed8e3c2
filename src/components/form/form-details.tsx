'use client'

import type { ReactNode, RefObject } from 'react'
import styles from '@/components/layout/disclosure.module.css'
import { enterFields } from './use-opened-focus'

type Props = {
  details: RefObject<HTMLDetailsElement | null>
  summary: ReactNode
  /** Its look where it is more than a line; the caller then says what becomes of it on paper. */
  className?: string
  children: ReactNode
}

/** Shuts it, and goes back to the line that opened it. */
export const shutDetails = (details: HTMLDetailsElement | null) => {
  if (!details) return
  details.open = false
  details.querySelector('summary')?.focus()
}

/** A form behind a line that opens it. Opening puts one in its first field. */
export const FormDetails = ({ details, summary, className = `${styles.disclosure} no-print`, children }: Props) => (
  <details
    ref={details}
    className={className}
    onToggle={({ currentTarget }) => {
      if (currentTarget.open) enterFields(currentTarget)
    }}
  >
    <summary>{summary}</summary>
    {children}
  </details>
)
