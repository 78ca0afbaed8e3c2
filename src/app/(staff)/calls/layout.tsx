import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/layout/nav-link'
import { can } from '@/domain/access/can'
import { requireActor } from '@/server/session'
import styles from './calls-nav.module.css'

/** The pages about calling, as links above each of them. */
const pages = [
  { key: 'list', path: '/calls', verb: 'call.read' },
  { key: 'agenda', path: '/calls/agenda', verb: 'agenda.read' },
  { key: 'reach', path: '/calls/reach', verb: 'week.read' },
  { key: 'team', path: '/calls/team', verb: 'workload.set_hours' },
] as const

const CallsLayout = async ({ children }: LayoutProps<'/calls'>) => {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('calls.pages')])
  return (
    <>
      <nav className={`${styles.nav} no-print`} aria-label={t('label')}>
        {pages
          .filter(({ verb }) => can(actor, verb))
          .map(({ key, path }) => (
            <NavLink key={key} href={path} className={styles.link ?? ''} isExact>
              {t(key)}
            </NavLink>
          ))}
      </nav>
      {children}
    </>
  )
}

export default CallsLayout
