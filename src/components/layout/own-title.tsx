'use client'

import { useEffect } from 'react'

/** Sets the title of a page that replaces another, such as "not found". The title of the other page was sent before. */
export const OwnTitle = ({ title }: { title: string }) => {
  useEffect(() => {
    document.title = `${title} · Nabij`
  }, [title])
  return null
}
