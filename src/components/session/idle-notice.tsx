'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { timeAt } from '@/domain/dates'
import { idleMinutes } from '@/domain/access/session-length'
import styles from './idle-notice.module.css'

const minuteMs = 60_000
const warnBeforeMinutes = 5
const tellEveryMs = 4 * minuteMs
const lookEveryMs = 15_000

/** On which the tabs of one browser tell each other that somebody is at work. */
const channelName = 'nabij-active'

/**
 * Tells the server that somebody is at work, also while they type a long text, and announces calmly when nobody was for long.
 * It never covers the page and never signs out by itself: what was typed stays on the screen.
 */
export const IdleNotice = () => {
  const t = useTranslations('frame.idle')
  const [notice, setNotice] = useState<{ endsAt: Date; isOver: boolean } | null>(null)
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    let toldAt = Date.now()
    let activeAt = toldAt
    channel.onmessage = () => {
      activeAt = Date.now()
    }
    const onActivity = () => {
      activeAt = Date.now()
      if (activeAt - toldAt < tellEveryMs) return
      toldAt = activeAt
      channel.postMessage(null)
      void fetch('/api/session', { cache: 'no-store' }).catch(() => undefined)
    }
    const look = () => {
      const end = activeAt + idleMinutes * minuteMs
      const left = end - Date.now()
      setNotice(left < warnBeforeMinutes * minuteMs ? { endsAt: new Date(end), isOver: left <= 0 } : null)
    }
    channel.postMessage(null)
    const timer = setInterval(look, lookEveryMs)
    const events = ['keydown', 'pointerdown', 'input'] as const
    for (const event of events) window.addEventListener(event, onActivity, { passive: true })
    return () => {
      clearInterval(timer)
      channel.close()
      for (const event of events) window.removeEventListener(event, onActivity)
    }
  }, [])
  return (
    <div role="status" className={notice ? `notice no-print ${styles.notice}` : undefined}>
      {notice && (notice.isOver ? t('over') : t('soon', { time: timeAt(notice.endsAt) }))}
      {notice && !notice.isOver && (
        <button type="button" className="button" onClick={() => setNotice(null)}>
          {t('stay')}
        </button>
      )}
    </div>
  )
}
