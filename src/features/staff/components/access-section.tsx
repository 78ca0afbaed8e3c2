'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { Dialog } from '@/components/form/dialog'
import { useCommand, type Message } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import { refuseAccessAction, releaseAccessAction } from '../actions'
import type { WaitingAccess } from '../queries/access-requests'
import { LinkToHandOver } from './link-to-hand-over'
import styles from './access-section.module.css'

type NewLink = { name: string; link: string; hours: number }

const useDecisions = () => {
  const t = useTranslations('staff.access')
  const message = useState<Message>(null)
  const [newLink, setNewLink] = useState<NewLink | null>(null)
  const release = useCommand(({ id }: WaitingAccess) => releaseAccessAction({ requestId: id }), {
    message,
    success: ({ link }, { name }) => (link ? '' : t('released', { name: isolatedText(name) })),
    onSuccess: ({ link, hours }, { name }) => setNewLink(link ? { name, link, hours } : null),
  })
  const refuse = useCommand(({ id }: WaitingAccess) => refuseAccessAction({ requestId: id }), {
    message,
    success: (_, { name, isAsker }) =>
      isAsker ? t('withdrawn', { name: isolatedText(name) }) : t('refused', { name: isolatedText(name) }),
  })
  return { release, refuse, newLink, setNewLink, message: message[0] }
}

/** What waits for a second person, with its two buttons. One's own request can only be taken back. */
export const AccessSection = ({ requests }: { requests: readonly WaitingAccess[] }) => {
  const t = useTranslations('staff.access')
  const link = useTranslations('staff.linkDialog')
  const role = useTranslations('frame.roles')
  const locale = useLocale()
  const { release, refuse, newLink, setNewLink, message } = useDecisions()
  if (requests.length === 0 && !message && !newLink) return null
  return (
    <section className={styles.section} aria-labelledby="second-person">
      <h2 id="second-person">{t('title')}</h2>
      <p className="soft small">{t('lead')}</p>
      <PlainList ruled>
        {requests.map((request) => (
          <li key={request.id} className={styles.request}>
            <div>
              <p>{t(`kinds.${request.kind}`, { name: isolatedText(request.name), role: role(request.toRole) })}</p>
              {request.kind === 'person_export' ? null : (
                <p className={`small soft ${styles.email}`}>{request.email}</p>
              )}
              <p className="small soft">
                {t('asked', { by: isolatedText(request.by ?? t('provider')), at: moment(request.requestedAt, locale) })}{' '}
                {t('until', { at: moment(request.expiresAt, locale) })}
              </p>
              {!request.mayRelease && <p className="small">{request.isAsker ? t('own') : t('aboutYou')}</p>}
            </div>
            <ButtonRow>
              {request.mayRelease && (
                <CommandButton
                  pending={release.pending}
                  className="button button-main"
                  onClick={() => void release.run(request)}
                >
                  {t('release')}
                  <span className="visually-hidden"> {request.name}</span>
                </CommandButton>
              )}
              {request.mayRefuse && (
                <CommandButton pending={refuse.pending} onClick={() => void refuse.run(request)}>
                  {request.isAsker ? t('withdraw') : t('refuse')}
                  <span className="visually-hidden"> {request.name}</span>
                </CommandButton>
              )}
            </ButtonRow>
          </li>
        ))}
      </PlainList>
      <CommandMessage message={message} />
      <Dialog
        open={newLink !== null}
        title={link('title', { name: newLink?.name ?? '' })}
        onClose={() => setNewLink(null)}
      >
        {newLink && <LinkToHandOver link={newLink.link} hours={newLink.hours} onClose={() => setNewLink(null)} />}
      </Dialog>
    </section>
  )
}
