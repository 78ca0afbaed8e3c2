import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/domain/access/can'
import { ChangePasswordForm } from '@/features/staff/components/change-password-form'
import { SessionList } from '@/features/staff/components/session-list'
import { ownAccount } from '@/features/staff/queries/own-account'
import { ownSessions } from '@/features/staff/queries/own-sessions'
import { requireActor } from '@/server/session'
import styles from './account.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('account'))('title') })

const AccountPage = async () => {
  const actor = await requireActor()
  const [t, frame, account, sessions] = await Promise.all([
    getTranslations('account'),
    getTranslations('frame'),
    ownAccount(actor),
    ownSessions(actor),
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
      <section className={styles.part} aria-labelledby="sessions">
        <h2 id="sessions">{t('sessions.title')}</h2>
        <p className="soft">{t('sessions.lead')}</p>
        <SessionList sessions={sessions} />
      </section>
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
