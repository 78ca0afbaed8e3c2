import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { todayFilterSchema } from '@/features/calls/schema'
import { WaitingPeriods } from '@/features/releases/components/waiting-periods'
import { UnsentNotice } from '@/features/interviews/components/unsent-notice'
import { waitingPeriods } from '@/features/releases/queries/waiting-periods'
import { waitingReasons } from '@/features/releases/queries/waiting-reasons'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { weekOf } from '@/domain/figures/week'
import { shortDay, weekNumber } from '@/i18n/format'
import { today } from '@/server/clock'
import { requireActor } from '@/server/session'
import { PlainList } from '@/components/list/plain-list'
import { CallerToday } from './caller-today'
import { CoordinatorToday } from './coordinator-today'
import { TalkToday } from './talk-today'
import styles from './today.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('today'))('title') })

/** A coach's first page: what waits for a second person, and what else a coach can read. It shows nothing about a family. */
const CoachToday = async ({ actor }: { actor: StaffActor }) => {
  const [t, periods, reasons] = await Promise.all([
    getTranslations('today.coach'),
    waitingPeriods(actor),
    waitingReasons(actor),
  ])
  return (
    <>
      <div className={styles.about}>
        <p className={styles.lead}>{t('lead')}</p>
        <p>{t('text')}</p>
      </div>
      <section className={styles.section}>
        <h2>{t('summaries')}</h2>
        <WaitingPeriods periods={periods} reasons={reasons} />
      </section>
      <section className={styles.section}>
        <h2>{t('more')}</h2>
        <PlainList className={styles.links}>
          <li>
            <Link href="/releases">{t('periods')}</Link>
            <span className="soft">{t('periodsAbout')}</span>
          </li>
          <li>
            <Link href="/read">{t('published')}</Link>
            <span className="soft">{t('publishedAbout')}</span>
          </li>
        </PlainList>
      </section>
    </>
  )
}

/** The first page by permission: of those who distribute calls, of those who make them, or of those who read along. */
const TodayFor = ({ actor, page }: { actor: StaffActor; page: number }) => {
  if (can(actor, 'family.assign')) return <CoordinatorToday actor={actor} page={page} />
  return can(actor, 'call.read') ? <CallerToday actor={actor} page={page} /> : <CoachToday actor={actor} />
}

const TodayPage = async ({ searchParams }: PageProps<'/today'>) => {
  const actor = await requireActor()
  if (!can(actor, 'call.read') && !can(actor, 'release.read')) redirect('/')
  const { page } = todayFilterSchema.parse(await searchParams)
  const t = await getTranslations('today')
  const day = today()
  const words = { day: shortDay(day, await getLocale()), week: weekNumber(weekOf(day)) }
  return (
    <>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        <p className="soft">{t('day', words)}</p>
      </div>
      {can(actor, 'answer.save') ? <UnsentNotice /> : null}
      <TalkToday actor={actor} />
      <TodayFor actor={actor} page={page ?? 1} />
    </>
  )
}

export default TodayPage
