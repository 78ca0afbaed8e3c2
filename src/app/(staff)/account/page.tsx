import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Absences } from '@/features/absences/components/absences'
import { absencesOfStaff } from '@/features/absences/queries/absences-of-staff'
import { coverChoices } from '@/features/absences/queries/cover-choices'
import { CalendarFeed } from '@/features/calls/components/calendar-feed'
import { ownCalendarFeed } from '@/features/calls/queries/own-calendar-feed'
import { OwnFactors } from '@/features/factors/components/own-factors'
import { ownFactors } from '@/features/factors/queries/own-factors'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { AccessSection } from '@/features/staff/components/access-section'
import { ChangePasswordForm } from '@/features/staff/components/change-password-form'
import { SessionList } from '@/features/staff/components/session-list'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { ownAccount } from '@/features/staff/queries/own-account'
import { ownSessions } from '@/features/staff/queries/own-sessions'
import { today } from '@/server/clock'
import { requireActor } from '@/server/session'
import { OwnWork } from './own-work'
import { WaitingSignals } from './waiting-signals'
import styles from './account.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('account'))('title') })

/** For whoever makes calls: days away, and the link for a calendar program. */
const CallerParts = async ({ actor }: { actor: StaffActor }) => {
  const { staffId } = actor
  const [t, absences, covers, feed] = await Promise.all([
    getTranslations('agenda'),
    absencesOfStaff(actor, staffId),
    coverChoices(actor, staffId),
    ownCalendarFeed(actor),
  ])
  return (
    <>
      <section className={styles.part} aria-labelledby="away">
        <h2 id="away">{t('away.title')}</h2>
        <Absences staffId={staffId} name={null} absences={absences} covers={covers} today={today()} />
      </section>
      <section className={styles.part} aria-labelledby="calendar">
        <h2 id="calendar">{t('feed.title')}</h2>
        <p className="soft">{t('feed.lead')}</p>
        <CalendarFeed feed={feed} />
      </section>
    </>
  )
}

const AccountPage = async () => {
  const actor = await requireActor()
  const [t, frame, account, sessions, factors] = await Promise.all([
    getTranslations('account'),
    getTranslations('frame'),
    ownAccount(actor),
    ownSessions(actor),
    ownFactors(actor),
  ])
  const accountLines = [
    [t('about.name'), account.name],
    [t('about.email'), account.email],
    [t('about.role'), frame(`roles.${account.role}`)],
  ] as const
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <section className={styles.part}>
        <dl className={styles.about}>
          {accountLines.map(([label, value]) => (
            <div key={label}>
              <dt className="small soft">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {!can(actor, 'staff.change') && <p className="small soft">{t('about.change')}</p>}
      </section>
      {can(actor, 'access.read') && <AccessSection requests={await accessRequests(actor)} />}
      {can(actor, 'signal.read') && <WaitingSignals actor={actor} />}
      <OwnWork actor={actor} />
      <section className={styles.part} aria-labelledby="sessions">
        <h2 id="sessions">{t('sessions.title')}</h2>
        <p className="soft">{t('sessions.lead')}</p>
        <SessionList sessions={sessions} />
      </section>
      <section className={styles.part} aria-labelledby="factors">
        <h2 id="factors">{(await getTranslations('factors'))('account.title')}</h2>
        <OwnFactors own={factors} />
      </section>
      {can(actor, 'calendar_feed.create') ? <CallerParts actor={actor} /> : null}
      <section className={styles.part} aria-labelledby="password">
        <h2 id="password">{t('password.title')}</h2>
        <div className={styles.narrow}>
          <ChangePasswordForm email={account.email} />
        </div>
      </section>
    </div>
  )
}

export default AccountPage
