'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { clockTime } from '@/i18n/format'
import { markNoticeSeenAction } from '../actions'
import type { CallNotice } from '../queries/call-notices'
import styles from './call-search.module.css'

const NoticeItem = ({ notice }: { notice: CallNotice }) => {
  const { id, kind, at, note, byName, familyId, ref, parentName } = notice
  const t = useTranslations('callSearch.notices')
  const locale = useLocale()
  const router = useRouter()
  const markSeen = useCommand(markNoticeSeenAction, { onSuccess: () => router.refresh() })
  const words = { time: clockTime(at, locale), name: byName }
  return (
    <li className={styles.notice}>
      <div className={styles.lines}>
        <p>
          <Link href={href('/families/[id]', { id: familyId })} prefetch={false}>
            {parentName || ref}
          </Link>{' '}
          <span className="soft small">{ref}</span>
        </p>
        <p>{t(kind === 'passed_on' ? 'passedOn' : 'takenOver', words)}</p>
        {note ? <p>“{note}”</p> : null}
        <ProblemMessage message={markSeen.message} />
      </div>
      <CommandButton pending={markSeen.pending} onClick={() => void markSeen.run({ id })}>
        {t('seen')}
        <span className="visually-hidden"> {parentName || ref}</span>
      </CommandButton>
    </li>
  )
}

/** What a caller is told about parents who called back, each with the button that puts it away. */
export const CallNoticeList = ({ notices }: { notices: readonly CallNotice[] }) => (
  <PlainList ruled>
    {notices.map((notice) => (
      <NoticeItem key={notice.id} notice={notice} />
    ))}
  </PlainList>
)
