'use client'

import styles from '@/components/layout/disclosure.module.css'
import { useRef, type ReactNode } from 'react'
import { enterFields } from './use-opened-focus'

/** For a form that closes itself: `close` moves the focus back to the line that opened it. */
export const useFormDetails = () => {
  const details = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  const close = () => {
    if (details.current) details.current.open = false
    summary.current?.focus()
  }
  return { refs: { details, summary }, close }
}

type Props = {
  refs?: ReturnType<typeof useFormDetails>['refs']
  summary: ReactNode
  /** Replaces the usual class. The caller then decides whether it is printed. */
  className?: string
  children: ReactNode
}

/** A form behind a line that opens it. Opening moves the focus to its first field. */
export const FormDetails = ({ refs, summary, className = `${styles.disclosure} no-print`, children }: Props) => (
  <details
    ref={refs?.details}
    className={className}
    onToggle={({ currentTarget }) => {
      if (currentTarget.open) enterFields(currentTarget)
    }}
  >
    <summary ref={refs?.summary}>{summary}</summary>
    {children}
  </details>
)
