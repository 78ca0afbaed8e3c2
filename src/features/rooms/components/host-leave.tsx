'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import type { HostCommands } from './host-commands'

/** The address of another page that a plain click would open in this tab; null for any other click. */
const wayOut = (event: MouseEvent): string | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search
}

/** Asks before the caller leaves the room: the browser when the tab closes, a dialog for a link and for hanging up. */
export const LeaveQuestion = ({ commands }: { commands: HostCommands }) => {
  const t = useTranslations('roomHost.leave')
  const { question, ask, hasHungUp, hangUp } = commands
  const onClick = useEffectEvent((event: MouseEvent) => {
    const to = wayOut(event)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    ask({ kind: 'leave', to })
  })
  useEffect(() => {
    if (hasHungUp) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const listen = (event: MouseEvent) => onClick(event)
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', listen, true)
    return () => {
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', listen, true)
    }
  }, [hasHungUp])
  const isLeaving = question?.kind === 'leave'
  return (
    <ConfirmDialog
      open={isLeaving || question?.kind === 'hang_up'}
      title={isLeaving ? t('title') : t('hangUpTitle')}
      text={isLeaving ? t('text') : t('hangUpText')}
      confirm={isLeaving ? t('leave') : t('hangUp')}
      cancel={t('stay')}
      onConfirm={() => void hangUp(isLeaving ? question.to : null)}
      onCancel={() => ask(null)}
    />
  )
}
