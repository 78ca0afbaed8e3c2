'use client'

import { useEffect, useRef } from 'react'

/** The heading of a step. A step that comes in the place of another takes the focus, so that a screen reader reads it. */
export const GuestHeading = ({ text, isFirst = false }: { text: string; isFirst?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus()
  }, [isFirst, text])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  )
}
