import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { CheckInList } from '@/features/calls/components/check-in-list'
import { OpenInterviews } from '@/features/calls/components/open-interviews'
import { sharedCheckIns } from '@/features/calls/queries/shared-check-ins'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { ConcernList } from '@/features/concerns/components/concern-list'
import { concernsOfToday, concernsPerPage } from '@/features/concerns/queries/concerns-of-today'
import { OwnerTable } from '@/features/help/components/owner-table'
import { openHelpByOwner } from '@/features/help/queries/open-help-by-owner'
import { WaitingPeriods } from '@/features/releases/components/waiting-periods'
import { waitingPeriods } from '@/features/releases/queries/waiting-periods'
import { waitingReasons } from '@/features/releases/queries/waiting-reasons'
import { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
import type { StaffActor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import type { Reach } from '@/domain/figures/week-figures'
import { today } from '@/server/clock'
import styles from './today.module.css'

const wholeOrganisation = { level: 'organisation', ref: null, name: null, schoolIds: null } as const

const ReachSentence = async ({ reach }: { reach: Reach }) => {
  const t = await getTranslations('today.coordinator')
  if (reach.attempted === 0) return t('reachNone', { listed: reach.listed })
  return `${t('reachSentence', reach)} ${t('notReached', { count: reach.attempted - reach.reached })}`
}

type OfToday = Awaited<ReturnType<typeof concernsOfToday>>

const Concerns = async ({ ofToday: { concerns, count }, page }: { ofToday: OfToday; page: number }) => {
  const [t, frame] = await Promise.all([getTranslations('concerns'), getTranslations('frame')])
  const pages = pageCount(count, concernsPerPage)
  const shown = Math.min(page, pages)
  const where = frame('paging.page', { page: shown, pages })
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <ConcernList concerns={concerns} />
      <Paging
        page={shown}
        pages={pages}
        hrefOf={(wanted) => href('/today', {}, { page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </section>
  )
}

/** A coordinator's first page: the week so far in a sentence, safety concerns first, then what waits for somebody. */
export const CoordinatorToday = async ({ actor, page }: { actor: StaffActor; page: number }) => {
  const [reach, concerns, help, openInterviewList, checkIns, waiting, reasons] = await Promise.all([
    reachOfWeek(actor, weekOf(today()), wholeOrganisation),
    concernsOfToday(actor, page),
    openHelpByOwner(actor),
    openInterviews(actor),
    sharedCheckIns(actor),
    waitingPeriods(actor),
    waitingReasons(actor),
  ])
  const t = await getTranslations('today.coordinator')
  return (
    <>
      <p className={styles.lead}>
        <ReachSentence reach={reach} /> <Link href="/weeks">{t('week')}</Link>
      </p>
      <Concerns ofToday={concerns} page={page} />
      <div className={styles.columns}>
        <div>
          <section className={styles.section}>
            <h2>{t('interviews')}</h2>
            {openInterviewList.count > 0 ? (
              <OpenInterviews interviews={openInterviewList.interviews} withCaller />
            ) : (
              <p className="soft">{t('noInterviews')}</p>
            )}
            {openInterviewList.count > openInterviewList.interviews.length ? (
              <p className="soft">
                {t('more', { count: openInterviewList.count - openInterviewList.interviews.length })}
              </p>
            ) : null}
          </section>
          <section className={styles.section}>
            <h2>{t('summaries')}</h2>
            <WaitingPeriods periods={waiting} reasons={reasons} />
          </section>
          {checkIns.length > 0 ? (
            <section className={styles.section}>
              <h2>{t('checkIns')}</h2>
              <CheckInList checkIns={checkIns} />
            </section>
          ) : null}
        </div>
        <section className={styles.section}>
          <h2>{t('help')}</h2>
          <OwnerTable owners={help} />
        </section>
      </div>
    </>
  )
}
