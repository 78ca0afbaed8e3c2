'use client'

import { ownHref } from '@/components/layout/href'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog'

type Props = { dirty: boolean; texts: { title: string; text: string; leave: string; stay: string } }

/** The address of another page of this application that a plain click would open in this tab; null for any other click. */
const wayOut = (event: MouseEvent): string | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search
}

const back = 'back'

/**
 * Asks before typed text is lost: with the browser's dialog when the tab closes, with ours for a link and for going back.
 */
export const LeaveGuard = ({ dirty, texts }: Props) => {
  const router = useRouter()
  const [asked, setAsked] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  useEffect(() => {
    if (!dirty || leaving) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const path = wayOut(event)
      if (path === null) return
      event.preventDefault()
      event.stopPropagation()
      setAsked(path)
    }
    // Going back cannot be prevented, so one extra history entry of this page is added, which going back reaches first.
    const guard = () => {
      if (!history.state?.guarded) history.pushState({ ...history.state, guarded: true }, '', location.href)
    }
    const onBack = () => {
      guard()
      setAsked(back)
    }
    guard()
    window.addEventListener('popstate', onBack)
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('popstate', onBack)
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onClick, true)
    }
  }, [dirty, leaving])
  const leave = () => {
    setAsked(null)
    if (asked === back) setLeaving(true)
    else router.push(ownHref(asked ?? '/'))
  }
  useEffect(() => {
    if (leaving) history.go(-2)
  }, [leaving])
  return (
    <ConfirmDialog
      open={asked !== null}
      title={texts.title}
      text={texts.text}
      confirm={texts.leave}
      cancel={texts.stay}
      onConfirm={leave}
      onCancel={() => setAsked(null)}
    />
  )
}
