'use client'

import { answered } from '@/components/form/answered'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { Spread } from '@/components/layout/spread'
import { endOtherSessionsAction, endSessionAction } from '../actions'
import type { OwnSession } from '../queries/own-account'
import styles from './session-list.module.css'

/** Where one is signed in: each with its device in words, this one marked, the others to be ended. */
export const SessionList = ({ sessions }: { sessions: readonly OwnSession[] }) => {
  const t = useTranslations('account.sessions')
  const locale = useLocale()
  const [said, setSaid] = useState('')

  const deviceIn = (device: string) => {
    const [browser, system] = device.split(', ')
    if (!browser) return t('unknown')
    return system ? t('on', { browser, system }) : browser
  }
  const end = async (sessionId: string) => {
    const answer = await answered(endSessionAction({ sessionId }))
    setSaid(answer.ok ? t('ended') : answer.message)
  }
  const endOthers = async () => {
    const answer = await answered(endOtherSessionsAction({}))
    setSaid(answer.ok ? t('othersEnded') : answer.message)
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
                <button
                  type="button"
                  className="button"
                  aria-label={t('endOf', { device, at })}
                  onClick={() => void end(session.id)}
                >
                  {t('end')}
                </button>
              )}
            </Spread>
          )
        })}
      </PlainList>
      <p role="status" className="small">
        {said}
      </p>
      {sessions.length > 1 ? (
        <button type="button" className="button" onClick={() => void endOthers()}>
          {t('endOthers')}
        </button>
      ) : (
        <p className="soft">{t('only')}</p>
      )}
    </>
  )
}
