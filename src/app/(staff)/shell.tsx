import type { Route } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ComponentType, ReactNode } from 'react'
import { Demonstration } from '@/components/layout/demonstration'
import { Preferences } from '@/components/layout/preferences'
import type { Scheme } from '@/components/layout/scheme'
import { SignedInAs } from '@/components/session/signed-in-as'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { readsAsRecipient } from '@/domain/access/release'
import type { Verb } from '@/domain/access/verbs'
import { unseenSignalCount } from '@/features/signals/queries/unseen-signal-count'
import { SignOut } from './sign-out'
import styles from './shell.module.css'

type NavEntry = { key: string; path: Route; isFor: (actor: StaffActor) => boolean }

const by =
  (...verbs: readonly Verb[]) =>
  (actor: StaffActor) =>
    verbs.some((verb) => can(actor, verb))

/** Each menu entry with the permission that it needs to be offered. */
const navEntries = [
  { key: 'today', path: '/today', isFor: by('call.read', 'release.read') },
  { key: 'calls', path: '/calls', isFor: by('call.read') },
  { key: 'families', path: '/families', isFor: by('family.read') },
  { key: 'help', path: '/help', isFor: by('help.read') },
  { key: 'week', path: '/weeks', isFor: by('week.read') },
  { key: 'releases', path: '/releases', isFor: by('release.read') },
  { key: 'read', path: '/read', isFor: readsAsRecipient },
  { key: 'interpreters', path: '/interpreters', isFor: by('interpreter.read') },
  // Callers find a school where they need one; the list of schools is for staff who keep it up to date.
  { key: 'schools', path: '/schools', isFor: by('school.import') },
  { key: 'imports', path: '/imports', isFor: by('family.import') },
  { key: 'staff', path: '/staff', isFor: by('staff.read') },
  { key: 'questions', path: '/questions', isFor: by('own_question.read') },
  { key: 'settings', path: '/settings', isFor: by('organisation.change') },
  { key: 'log', path: '/log', isFor: by('log.read') },
  // Coordinators look at signals about an administrator alone, and find those at their account.
  { key: 'signals', path: '/signals', isFor: (actor) => can(actor, 'log.read') && can(actor, 'signal.read') },
] as const satisfies readonly NavEntry[]

type ShellProps = {
  actor: StaffActor
  scheme: Scheme
  /** Handed in by the layout, so that a page that is not found, the call among them, does not load its script. */
  search?: ReactNode
  /** The links of the menu. The page for what is not found has plain ones, because every page loads its script, a call's too. */
  link: ComponentType<{ href: Route; className: string; children: ReactNode }>
  children: ReactNode
}

/** Stands in the menu until somebody has looked. */
const WaitingSignals = async ({ actor }: { actor: StaffActor }) => {
  const count = await unseenSignalCount(actor)
  if (count === 0) return null
  return <> ({(await getTranslations('signals'))('waitingInMenu', { count })})</>
}

/**
 * The frame of the staff's pages: menu, language and appearance. It only hides entries; permission is checked by queries and
 * commands.
 */
export const Shell = async ({ actor, scheme, search, link: NavLink, children }: ShellProps) => {
  const t = await getTranslations('frame')
  const { signOut } = (await getMessages()).frame
  return (
    <>
      <SignedInAs staffId={actor.staffId} />
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {actor.isDemonstration ? <Demonstration /> : null}
      <header className={`${styles.header} no-print`}>
        <NavLink href="/" className={styles.product ?? ''}>
          {t('product')}
        </NavLink>
        <nav aria-label={t('menu')} className={styles.nav}>
          {navEntries
            .filter(({ isFor }) => isFor(actor))
            .map(({ key, path }) => (
              <NavLink key={key} href={path} className={styles.link ?? ''}>
                {t(`nav.${key}`)}
                {key === 'signals' ? <WaitingSignals actor={actor} /> : null}
              </NavLink>
            ))}
        </nav>
        <div className={styles.end}>
          {search}
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
