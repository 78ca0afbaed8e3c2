'use client'

import { useEffect } from 'react'

/** What stands in place of a page has its own title: the page's was there before it was known that there is none. */
export const OwnTitle = ({ title }: { title: string }) => {
  useEffect(() => {
    document.title = `${title} · Nabij`
  }, [title])
  return null
}
