import { getTranslations } from 'next-intl/server'
import { FullListNote } from '@/components/list/full-list-note'
import { CallNoticeList } from '@/features/calls/components/call-notice-list'
import { mostNotices, type CallNotice } from '@/features/calls/queries/call-notices'
import styles from './today.module.css'

/** Parents who called back and were answered by a colleague; nothing when there is none. */
export const CallNoticeSection = async ({ notices }: { notices: readonly CallNotice[] }) => {
  if (notices.length === 0) return null
  const t = await getTranslations('callSearch.notices')
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <CallNoticeList notices={notices} />
      <FullListNote shown={notices.length} most={mostNotices} />
    </section>
  )
}
