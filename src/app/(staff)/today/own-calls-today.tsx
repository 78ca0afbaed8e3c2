import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { NextFamily } from '@/features/calls/components/next-family'
import type { callerDay } from '@/features/calls/queries/caller-day'
import type { StaffActor } from '@/domain/access/actor'
import { CallCards } from './call-cards'
import styles from './today.module.css'

type Props = { actor: StaffActor; day: Awaited<ReturnType<typeof callerDay>> }

/** The calls of a coordinator who also calls. Nothing stands here when they have none and nobody waits for a caller. */
export const OwnCallsToday = async ({ actor, day }: Props) => {
  if (day.dueCount + day.pool === 0) return null
  const [t, next] = await Promise.all([getTranslations('today.coordinator'), getTranslations('calls.next')])
  const moreCount = day.dueCount - day.due.length
  return (
    <section className={styles.section}>
      <h2>{t('ownCalls')}</h2>
      {day.pool > 0 ? <p className="soft">{next('pool', { count: day.pool })}</p> : null}
      <div className={`${styles.next} no-print`}>
        <NextFamily label={next('give')} none={next('none')} />
      </div>
      <CallCards actor={actor} cards={day.due} />
      {moreCount > 0 ? (
        <p className={styles.more}>
          <Link href={href('/calls', {}, { caller: actor.staffId, state: 'due' })}>
            {t('ownCallsMore', { count: moreCount })}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
