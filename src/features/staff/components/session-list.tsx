'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { Spread } from '@/components/layout/spread'
import { endOtherSessionsAction, endSessionAction } from '../actions'
import type { OwnSession } from '../queries/own-sessions'
import styles from './session-list.module.css'

/** The actor's sessions, each with its device in words. The present one is marked; the others can be ended. */
export const SessionList = ({ sessions }: { sessions: readonly OwnSession[] }) => {
  const t = useTranslations('account.sessions')
  const locale = useLocale()
  const message = useState<Message>(null)
  const end = useCommand(endSessionAction, { message, success: t('ended') })
  const endOthers = useCommand(endOtherSessionsAction, { message, success: t('othersEnded') })

  const deviceIn = (device: string) => {
    const [browser, system] = device.split(', ')
    if (!browser) return t('unknown')
    return system ? t('on', { browser, system }) : browser
  }

  return (
    <>
      <PlainList className={styles.list}>
        {sessions.map((session) => {
          const device = deviceIn(session.device)
          const at = moment(session.createdAt, locale)
          return (
            <Spread as="li" key={session.id} className={styles.session}>
              <div>
                <p>
                  <strong>{device}</strong>
                  {session.isThis && <span className={styles.this}>{t('this')}</span>}
                </p>
                <p className="small soft">
                  {t('since', { at })} · {t('seen', { at: moment(session.lastSeenAt, locale) })}
                </p>
              </div>
              {!session.isThis && (
                <CommandButton
                  pending={end.pending}
                  aria-label={t('endOf', { device, at })}
                  onClick={() => void end.run({ sessionId: session.id })}
                >
                  {t('end')}
                </CommandButton>
              )}
            </Spread>
          )
        })}
      </PlainList>
      <CommandMessage message={end.message} />
      {sessions.length > 1 ? (
        <CommandButton pending={endOthers.pending} onClick={() => void endOthers.run({})}>
          {t('endOthers')}
        </CommandButton>
      ) : (
        <p className="soft">{t('only')}</p>
      )}
    </>
  )
}
