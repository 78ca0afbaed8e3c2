'use client'

import type { Route } from 'next'
import type { ReactNode } from 'react'
import { confirmFirst } from './step-up'

type Props = {
  href: Route
  /** Whether it can be fetched yet; where not, it says why. */
  mayFetch?: () => boolean
  onFetch?: () => void
  'aria-describedby'?: string
  children: ReactNode
}

/** A link to a file that lets data out: whoever showed longer ago who they are is asked first, and then gets the file. */
export const ConfirmedDownload = ({ href, mayFetch = () => true, onFetch, children, ...rest }: Props) => {
  const fetchFile = async () => {
    if (!mayFetch() || !(await confirmFirst())) return
    onFetch?.()
    window.location.assign(href)
  }
  return (
    <a
      {...rest}
      className="button"
      href={href}
      download
      onClick={(event) => {
        event.preventDefault()
        void fetchFile()
      }}
    >
      {children}
    </a>
  )
}
