import { getTranslations } from 'next-intl/server'
import { FullListNote } from '@/components/list/full-list-note'
import { CallNoticeList } from '@/features/calls/components/call-notice-list'
import { callNotices, mostNotices } from '@/features/calls/queries/call-notices'
import type { StaffActor } from '@/domain/access/actor'
import styles from './today.module.css'

/** Parents who called back and were answered by a colleague; nothing when there is none. */
export const CallNoticeSection = async ({ actor }: { actor: StaffActor }) => {
  const notices = await callNotices(actor)
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
