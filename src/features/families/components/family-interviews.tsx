import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { dateAt } from '@/domain/dates'
import { shortDay } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import type { FamilyPage } from '../queries/family-by-id'
import styles from './family.module.css'

export const FamilyInterviews = async ({ interviews }: { interviews: FamilyPage['interviews'] }) => {
  const t = await getTranslations('families')
  const frame = await getTranslations('frame')
  const locale = await getLocale()
  return (
    <section className={styles.section}>
      <h2>{t('page.interviews')}</h2>
      {interviews.length === 0 ? <p className="soft">{t('page.noInterviews')}</p> : null}
      <PlainList className={styles.list}>
        {interviews.map((interview) => {
          const day = interview.callDate ?? dateAt(interview.startedAt)
          return (
            <li key={interview.id} className={styles.interview}>
              <Link href={href('/interviews/[id]', { id: interview.id })} prefetch={false}>
                {shortDay(day, locale)} {day.slice(0, 4)}
              </Link>
              <span>{t(`states.${interview.state}`)}</span>
              <span className="soft">
                {frame(`channels.${interview.channel}`)}, {interview.caller.name}
              </span>
            </li>
          )
        })}
      </PlainList>
    </section>
  )
}
