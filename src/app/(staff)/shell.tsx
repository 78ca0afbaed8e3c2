import Link from 'next/link'
import type { Route } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/layout/nav-link'
import { Preferences } from '@/components/layout/preferences'
import type { Scheme } from '@/components/layout/scheme'
import { SignedInAs } from '@/components/session/signed-in-as'
import type { StaffActor } from '@/domain/access/actor'
import { SignOut } from './sign-out'
import styles from './shell.module.css'

type NavKey =
  'today' | 'families' | 'help' | 'week' | 'releases' | 'read' | 'schools' | 'imports' | 'staff' | 'settings' | 'log'

const paths: Record<NavKey, Route> = {
  today: '/today',
  families: '/families',
  help: '/help',
  week: '/weeks',
  releases: '/releases',
  read: '/read',
  schools: '/schools',
  imports: '/imports',
  staff: '/staff',
  settings: '/settings',
  log: '/log',
}

const navOf: Record<StaffActor['role'], readonly NavKey[]> = {
  caller: ['today', 'families', 'help'],
  coordinator: ['today', 'families', 'help', 'week', 'releases', 'schools', 'imports'],
  coach: ['today', 'releases'],
  reader: ['read'],
  admin: ['staff', 'settings', 'log'],
}

type ShellProps = { actor: StaffActor; scheme: Scheme; children: ReactNode }

/** The frame of the staff's pages: where one can go by role, language and appearance. It shows; it permits nothing. */
export const Shell = async ({ actor, scheme, children }: ShellProps) => {
  const t = await getTranslations('frame')
  const { signOut } = (await getMessages()).frame
  return (
    <>
      <SignedInAs staffId={actor.staffId} />
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className={`${styles.header} no-print`}>
        <Link href="/" className={styles.product}>
          {t('product')}
        </Link>
        <nav aria-label={t('menu')} className={styles.nav}>
          {navOf[actor.role].map((key) => (
            <NavLink key={key} href={paths[key]} className={styles.link ?? ''}>
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
        <div className={styles.end}>
          <NavLink href="/account" className={styles.link ?? ''}>
            {t('nav.account')}
          </NavLink>
          <SignOut texts={{ label: t('nav.signOut'), ...signOut }} className={`${styles.link} ${styles.leave}`} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        {children}
      </main>
      <footer className={`${styles.footer} no-print`}>
        <Preferences scheme={scheme} />
      </footer>
    </>
  )
}
