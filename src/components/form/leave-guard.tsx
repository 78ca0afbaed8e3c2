'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog'

type Props = { dirty: boolean; texts: { title: string; text: string; leave: string; stay: string } }

/** The address of another page of ours that a plain click would open here; null for anything else. */
const wayOut = (event: MouseEvent): string | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search
}

/** Asks before what was typed is lost: the browser's own question for closing, ours for a link. */
export const LeaveGuard = ({ dirty, texts }: Props) => {
  const router = useRouter()
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    if (!dirty) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const path = wayOut(event)
      if (path === null) return
      event.preventDefault()
      event.stopPropagation()
      setAsked(path)
    }
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onClick, true)
    }
  }, [dirty])
  return (
    <ConfirmDialog
      open={asked !== null}
      title={texts.title}
      text={texts.text}
      confirm={texts.leave}
      cancel={texts.stay}
      onConfirm={() => router.push((asked ?? '/') as Route)}
      onCancel={() => setAsked(null)}
    />
  )
}
