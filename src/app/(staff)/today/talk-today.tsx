import { getTranslations } from 'next-intl/server'
import type { StaffActor } from '@/domain/access/actor'
import { TalkList } from '@/features/team/components/talk-list'
import { talkRequests } from '@/features/team/queries/talk-requests'
import styles from './today.module.css'

/** Requests to talk, on the first page of everybody who can be asked. It shows nothing when there are none. */
export const TalkToday = async ({ actor }: { actor: StaffActor }) => {
  const list = await talkRequests(actor)
  if (list.count === 0) return null
  const t = await getTranslations('team.talks')
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <TalkList list={list} />
    </section>
  )
}
