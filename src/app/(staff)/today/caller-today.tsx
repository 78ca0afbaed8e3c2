import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { NextFamily } from '@/features/calls/components/next-family'
import { Presence } from '@/features/calls/components/presence'
import { PromisedCalls } from '@/features/calls/components/promised-calls'
import { callPresence } from '@/features/calls/queries/call-presence'
import { OpenInterviews } from '@/features/calls/components/open-interviews'
import { PlannedFamilies } from '@/features/calls/components/planned-families'
import { callNotices } from '@/features/calls/queries/call-notices'
import { callerDay, familiesPerDay } from '@/features/calls/queries/caller-day'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { handedOverInterviews } from '@/features/calls/queries/handed-over-interviews'
import { careStepsOfToday } from '@/features/care-steps/queries/care-steps-of-today'
import { OwnStandingConcerns } from '@/features/concerns/components/own-standing-concerns'
import { ownStandingConcerns } from '@/features/concerns/queries/own-standing-concerns'
import { interpreterTasks } from '@/features/interpreters/queries/interpreter-tasks'
import { HelpItems } from '@/features/help/components/help-item'
import { helpOwners } from '@/features/help/queries/help-owners'
import { promisedHelp } from '@/features/help/queries/promised-help'
import type { StaffActor } from '@/domain/access/actor'
import { today } from '@/server/clock'
import { recordView } from '@/server/record-view'
import { CallCards } from './call-cards'
import { CareStepsToday } from './care-steps-today'
import { InterpretersToday } from './interpreters-today'
import { CallNoticeSection } from './call-notice-section'
import styles from './today.module.css'

const QueuePaging = async ({ page, count }: { page: number; count: number }) => {
  const frame = await getTranslations('frame')
  const pages = pageCount(count, familiesPerDay)
  const where = frame('paging.page', { page, pages })
  return (
    <Paging
      page={page}
      pages={pages}
      hrefOf={(wanted) => href('/today', {}, { page: wanted })}
      texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
    />
  )
}

/** A caller's day: open interviews first, then families to call, then promised help, then what comes later. */
export const CallerToday = async ({ actor, page }: { actor: StaffActor; page: number }) => {
  const [day, openInterviewList, handedOver, concerns, help, owners, presence, careSteps, notices, tasks] =
    await Promise.all([
      callerDay(actor, page),
      openInterviews(actor),
      handedOverInterviews(actor),
      ownStandingConcerns(actor),
      promisedHelp(actor),
      helpOwners(actor),
      callPresence(actor),
      careStepsOfToday(actor),
      callNotices(actor),
      interpreterTasks(actor),
    ])
  const cards = [...day.due, ...day.later, ...day.promises]
  await recordView(actor, {
    verb: 'call.read',
    part: 'day',
    families: [
      ...cards.map(({ id }) => id),
      ...[...openInterviewList.interviews, ...handedOver].map(({ family }) => family.id),
      ...[...concerns, ...notices, ...tasks].map(({ familyId }) => familyId),
      ...help.familyIds,
      ...careSteps.familyIds,
    ],
  })
  const t = await getTranslations('today.caller')
  const c = await getTranslations('concerns')
  const next = await getTranslations('calls.next')
  return (
    <Presence presence={presence}>
      <p className={styles.lead}>
        {t('lead', { count: day.dueCount })} {next('pool', { count: day.pool })}
      </p>
      {day.dueCount + day.pool > 0 ? (
        <div className={`${styles.next} no-print`}>
          <NextFamily label={next('give')} none={next('none')} />
        </div>
      ) : null}
      <CallNoticeSection notices={notices} />
      <InterpretersToday tasks={tasks} />
      {openInterviewList.count + handedOver.length > 0 ? (
        <section className={styles.section}>
          <h2>{t('open')}</h2>
          <OpenInterviews interviews={[...openInterviewList.interviews, ...handedOver]} withCaller={false} />
        </section>
      ) : null}
      <CareStepsToday actor={actor} list={careSteps} />
      <section className={styles.section}>
        <h2>{t('queue')}</h2>
        {day.due.length === 0 ? <p className="soft">{day.families === 0 ? t('none') : t('nothingDue')}</p> : null}
        <CallCards actor={actor} cards={day.due} />
        <QueuePaging page={page} count={day.dueCount} />
      </section>
      <section className={styles.section}>
        <h2>{t('help')}</h2>
        {help.count > 0 ? (
          <HelpItems items={help.items} owners={owners} today={today()} />
        ) : (
          <p className="soft">{t('noHelp')}</p>
        )}
        {help.count > help.items.length ? (
          <p>
            <Link href={href('/help', {}, actor.coversForIds.length > 0 ? {} : { owner: actor.staffId })}>
              {t('helpMore', { count: help.count - help.items.length })}
            </Link>
          </p>
        ) : null}
      </section>
      {concerns.length > 0 ? (
        <section className={styles.section}>
          <h2>{c('own')}</h2>
          <OwnStandingConcerns concerns={concerns} />
        </section>
      ) : null}
      {day.later.length > 0 ? (
        <section className={styles.section}>
          <h2>{t('later')}</h2>
          <PlannedFamilies planned={day.later} />
          {day.laterCount > day.later.length ? (
            <p className="soft">{t('laterMore', { count: day.laterCount - day.later.length })}</p>
          ) : null}
        </section>
      ) : null}
      {day.promises.length > 0 ? (
        <section className={styles.section}>
          <h2>{next('promises')}</h2>
          <p className="soft">{next('promisesText')}</p>
          <PromisedCalls promises={day.promises} />
          {day.promiseCount > day.promises.length ? (
            <p className="soft">{t('laterMore', { count: day.promiseCount - day.promises.length })}</p>
          ) : null}
        </section>
      ) : null}
      <p className="no-print">
        <Link href="/calls">{t('all')}</Link>
      </p>
    </Presence>
  )
}
