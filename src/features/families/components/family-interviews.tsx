import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { endingOf } from '@/domain/calls/call-ending'
import { shortDay } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import type { CallCard } from '../queries/call-card'
import type { FamilyPage } from '../queries/family-by-id'
import { LastCall } from './last-call'
import styles from './family.module.css'

type Props = Pick<FamilyPage, 'interviews'> & Pick<CallCard, 'lastCall'>

export const FamilyInterviews = async ({ interviews, lastCall }: Props) => {
  const t = await getTranslations('families')
  const frame = await getTranslations('frame')
  const locale = await getLocale()
  return (
    <section className={styles.section}>
      <h2>{t('page.interviews')}</h2>
      {interviews.length === 0 ? <p className="soft">{t('page.noInterviews')}</p> : null}
      {lastCall ? <LastCall lastCall={lastCall} /> : null}
      <PlainList className={styles.list}>
        {interviews.map(({ id, day, channel, caller, ...interview }) => (
          <li key={id} className={styles.interview}>
            <Link href={href('/interviews/[id]', { id })} prefetch={false}>
              {shortDay(day, locale)} {day.slice(0, 4)}
            </Link>
            <span>{t(`states.${endingOf(interview)}`)}</span>
            <span className="soft">
              {frame(`channels.${channel}`)}, {caller}
            </span>
          </li>
        ))}
      </PlainList>
    </section>
  )
}
