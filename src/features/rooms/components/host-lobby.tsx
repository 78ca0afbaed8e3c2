'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isolatedText } from '@/domain/isolated-text'
import { Disclosure } from '@/components/layout/disclosure'
import { href } from '@/components/layout/href'
import { PlainLink } from '@/components/layout/plain-link'
import { useSeatName } from './host-about'
import { HostAfter } from './host-after'
import { HostInvite } from './host-invite'
import type { CallParts } from './host-parts'
import { HostPeople } from './host-people'
import { HostPromise } from './host-promise'
import { childSeat, guestSeats, hasParent } from './host-seats'
import { StopWordAgreement } from './host-stop-word-agreement'
import styles from './host-lobby.module.css'

type Props = CallParts & { hasEnded: boolean; children: ReactNode }

/** The form that begins the interview, once the parent is there and no child is on the line. */
const Beginning = ({ view, about, children }: CallParts & { children: ReactNode }) => {
  const t = useTranslations('roomHost')
  const seatName = useSeatName(about)
  const child = childSeat(view)
  if (child) return <p className="notice notice-warn">{t('people.child', { who: seatName(child) })}</p>
  return hasParent(view) ? children : <p className="soft">{t('waits.text')}</p>
}

/** Who is there, with the links for more. */
const People = (parts: CallParts) => {
  const t = useTranslations('roomHost.people')
  return (
    <section className={styles.part}>
      <h2>{t('title')}</h2>
      <HostPeople {...parts} withLinks={false} />
      <Disclosure summary={t('more')} small>
        <div className={styles.part}>
          <HostInvite about={parts.about} guest="interpreter" />
          <HostInvite about={parts.about} guest="other" />
        </div>
      </Disclosure>
    </section>
  )
}

/** Beside the pictures while there is no interview: the link for the parent, who is at the door, and the beginning. */
export const HostLobby = ({ hasEnded, children, ...parts }: Props) => {
  const t = useTranslations('roomHost')
  const { about, view } = parts
  const isAsked = guestSeats(view).some(({ state }) => state === 'waiting')
  return (
    <main id="content" className={styles.lobby}>
      <div>
        <p className="small">
          <PlainLink href={href('/families/[id]', { id: about.familyId })}>{t('back')}</PlainLink>
        </p>
        <h1>{t('heading', { name: isolatedText(about.parentName) })}</h1>
      </div>
      {hasEnded ? <HostAfter /> : null}
      <div className={styles.parts}>
        {hasEnded || hasParent(view) ? null : (
          <section className={`${styles.part} ${isAsked ? styles.later : ''}`}>
            <h2>{t('invite.title')}</h2>
            <HostInvite about={about} guest="parent" />
            {view.phone ? null : <p className="soft small">{t('invite.noPhone')}</p>}
          </section>
        )}
        <People {...parts} />
      </div>
      {hasEnded ? null : <Beginning {...parts}>{children}</Beginning>}
      {hasEnded ? null : <HostPromise about={about} promise={parts.promise} />}
      {hasEnded ? null : <StopWordAgreement about={about} heading="h2" />}
    </main>
  )
}
