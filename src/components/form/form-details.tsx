'use client'

import { useRef, type ReactNode } from 'react'
import { enterFields } from './use-opened-focus'

/** For a form that closes itself: `close` goes back to the line that opened it. */
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
  className: string
  children: ReactNode
}

/** A form behind a line that opens it. Opening puts one in its first field. */
export const FormDetails = ({ refs, summary, className, children }: Props) => (
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
