import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import { number } from '@/i18n/format'
import type { PersonLoad as Load } from '../queries/team-load'
import { HoursForm } from './hours-form'
import styles from './team.module.css'

type Props = { load: Load; isCoordinator: boolean }

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="small soft">{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** The work of one person in numbers, each with its words. */
export const PersonLoad = ({ load, isCoordinator }: Props) => {
  const t = useTranslations('team')
  const locale = useLocale()
  const { id, name, needed, callsPerDay, hoursPerWeek } = load
  const linked = (count: number, path: Route) =>
    isCoordinator && count > 0 ? <Link href={path}>{number(count, locale)}</Link> : number(count, locale)
  const made = (calls: number, conversations: number) => (
    <>
      {number(calls, locale)}{' '}
      <span className={`${styles.more} soft`}>{t('conversations', { count: conversations })}</span>
    </>
  )
  return (
    <li className={styles.person}>
      <h2 className={styles.name}>
        {name} {load.isDisabled ? <span className={`${styles.more} small soft`}>{t('left')}</span> : null}
      </h2>
      <dl className={styles.numbers}>
        <Fact label={t('families')}>{linked(load.families, href('/families', {}, { caller: id }))}</Fact>
        <Fact label={t('dueThisWeek')}>{number(load.dueThisWeek, locale)}</Fact>
        <Fact label={t('calls')}>{made(load.calls, load.conversations)}</Fact>
        <Fact label={t('earlierCalls')}>{made(load.earlierCalls, load.earlierConversations)}</Fact>
        <Fact label={t('heavy')}>{number(load.heavy, locale)}</Fact>
        <Fact label={t('promises')}>{linked(load.promises, href('/help', {}, { owner: id }))}</Fact>
        <Fact label={t('careSteps')}>{number(load.careSteps, locale)}</Fact>
        <Fact label={t('hours')}>{hoursPerWeek === null ? t('notAgreed') : number(hoursPerWeek, locale)}</Fact>
        <Fact label={t('callsPerDay')}>
          {number(needed, locale)}{' '}
          <span className={`${styles.more} soft`}>
            {callsPerDay === null ? t('noCap') : t('cap', { count: callsPerDay })}
          </span>
        </Fact>
      </dl>
      {load.isOverCap && callsPerDay !== null ? (
        <p>{t('overCap', { needed, wanted: callsPerDay, name: isolatedText(name) })}</p>
      ) : null}
      {isCoordinator ? <HoursForm staffId={id} name={name} hoursPerWeek={hoursPerWeek} /> : null}
    </li>
  )
}
