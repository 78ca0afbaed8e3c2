'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { isolatedText } from '@/domain/isolated-text'
import { markNoticeSeenAction } from '../actions'
import type { CallPresence } from '../queries/call-presence'
import styles from './taken-over.module.css'

/** Tells which calls a colleague took over, at the bottom of the screen, where it moves nothing, until it was read. */
export const TakenOver = ({ calls }: { calls: CallPresence['takenOver'] }) => {
  const t = useTranslations('calls.presence')
  const [readIds, setReadIds] = useState<readonly string[]>([])
  const markSeen = useCommand(markNoticeSeenAction, {
    onSuccess: (_, { id }) => setReadIds([...readIds, id]),
  })
  const unreadCalls = calls.filter(({ noticeId }) => !readIds.includes(noticeId))
  return (
    <div role="status" className={unreadCalls.length > 0 ? `${styles.bar} no-print` : styles.none}>
      {unreadCalls.map(({ noticeId, name, ref }) => (
        <p key={noticeId} className={styles.call}>
          <span>{t('takenOver', { name: isolatedText(name), ref })}</span>
          <CommandButton pending={markSeen.pending} onClick={() => void markSeen.run({ id: noticeId })}>
            {t('read')}
          </CommandButton>
        </p>
      ))}
      <CommandMessage message={markSeen.message} />
    </div>
  )
}
