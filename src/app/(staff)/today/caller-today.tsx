import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { CallCard } from '@/features/calls/components/call-card'
import { PlainList } from '@/components/list/plain-list'
import { OpenInterviews } from '@/features/calls/components/open-interviews'
import { PlannedFamilies } from '@/features/calls/components/planned-families'
import { callerDay, familiesPerDay } from '@/features/calls/queries/caller-day'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { handedOverInterviews } from '@/features/calls/queries/handed-over-interviews'
import { OwnStandingConcerns } from '@/features/concerns/components/own-standing-concerns'
import { ownStandingConcerns } from '@/features/concerns/queries/own-standing-concerns'
import { HelpItems } from '@/features/help/components/help-item'
import { helpOwners } from '@/features/help/queries/help-owners'
import { promisedHelp } from '@/features/help/queries/promised-help'
import type { StaffActor } from '@/domain/access/actor'
import { today, tomorrow } from '@/server/clock'
import styles from './today.module.css'

type Day = Awaited<ReturnType<typeof callerDay>>

const Queue = async ({ day, page }: { day: Day; page: number }) => {
  const t = await getTranslations('today.caller')
  const frame = await getTranslations('frame')
  const pages = pageCount(day.dueCount, familiesPerDay)
  const where = frame('paging.page', { page, pages })
  return (
    <section className={styles.section}>
      <h2>{t('queue')}</h2>
      {day.due.length === 0 ? <p className="soft">{day.families === 0 ? t('none') : t('nothingDue')}</p> : null}
      <PlainList>
        {day.due.map((card) => (
          <CallCard key={card.id} card={card} today={today()} tomorrow={tomorrow()} />
        ))}
      </PlainList>
      <Paging
        page={page}
        pages={pages}
        hrefOf={(wanted) => href('/today', {}, { page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </section>
  )
}

/** A caller's day: open interviews first, then families to call, then promised help, then what comes later. */
export const CallerToday = async ({ actor, page }: { actor: StaffActor; page: number }) => {
  const [day, openInterviewList, handedOver, concerns, help, owners] = await Promise.all([
    callerDay(actor, page),
    openInterviews(actor),
    handedOverInterviews(actor),
    ownStandingConcerns(actor),
    promisedHelp(actor),
    helpOwners(actor),
  ])
  const t = await getTranslations('today.caller')
  const c = await getTranslations('concerns')
  return (
    <>
      <p className={styles.lead}>{t('lead', { count: day.dueCount })}</p>
      {openInterviewList.count + handedOver.length > 0 ? (
        <section className={styles.section}>
          <h2>{t('open')}</h2>
          <OpenInterviews interviews={[...openInterviewList.interviews, ...handedOver]} withCaller={false} />
        </section>
      ) : null}
      <Queue day={day} page={page} />
      <section className={styles.section}>
        <h2>{t('help')}</h2>
        {help.count > 0 ? (
          <HelpItems items={help.items} owners={owners} today={today()} />
        ) : (
          <p className="soft">{t('noHelp')}</p>
        )}
        {help.count > help.items.length ? (
          <p>
            <Link href={href('/help', {}, { owner: actor.staffId })}>
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
          <PlannedFamilies planned={day.later} today={today()} />
          {day.laterCount > day.later.length ? (
            <p className="soft">{t('laterMore', { count: day.laterCount - day.later.length })}</p>
          ) : null}
        </section>
      ) : null}
      <p>
        <Link href="/families">{t('all')}</Link>
      </p>
    </>
  )
}
