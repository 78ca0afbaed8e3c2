'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import type { GuestRole } from '@/domain/rooms/protocol'
import { isInterpreter, isParent } from '@/domain/rooms/seats'
import type { AboutProps } from './host-about'
import styles from './host-invite.module.css'

type Props = AboutProps & { guest: GuestRole; url: string }

/** `sms:` with the text works on Android and iOS; both open the caller's own device, and no third party is told. */
const withText = (address: string, text: string) =>
  `${address}${address.startsWith('sms:') ? '?&' : '?'}body=${encodeURIComponent(text)}`

/** The link, and a message that says nothing to somebody else who reads it. */
export const HostLink = ({ about, guest: role, url }: Props) => {
  const t = useTranslations('roomHost.invite')
  const id = useId()
  const [hasCopied, setCopied] = useState(false)
  const text = t(isInterpreter({ role }) ? 'textInterpreter' : 'text', { url })
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words).catch(() => undefined)
    setCopied(true)
  }
  const { sms, mail, refusal } = about.writing
  const isToParent = isParent({ role })
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t(`titleOf.${role}`)}</label>
        <input
          id={id}
          className={`input ${styles.link}`}
          readOnly
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <p className="small soft">
          {t('once')} {t('seenOnce')}
        </p>
      </div>
      {isToParent && refusal ? <p className="notice notice-warn">{t(`refusals.${refusal}`)}</p> : null}
      <ButtonRow tight>
        <button type="button" className="button" onClick={() => void copy(url)}>
          {t('copyLink')}
        </button>
        {isToParent && refusal ? null : (
          <button type="button" className="button" onClick={() => void copy(text)}>
            {t('copyMessage')}
          </button>
        )}
        {isToParent && !refusal && sms ? (
          <a className="button" href={withText(sms, text)}>
            {t('sms')}
          </a>
        ) : null}
        {isToParent && !refusal && mail ? (
          <a className="button" href={withText(mail, text)}>
            {t('mail')}
          </a>
        ) : null}
      </ButtonRow>
      {isToParent && refusal ? null : (
        <>
          <p className={styles.message}>{text}</p>
          <p className="small soft">{t('safe')}</p>
        </>
      )}
      <p role="status" className={hasCopied ? 'small' : 'visually-hidden'}>
        {hasCopied ? t('copied') : ''}
      </p>
    </>
  )
}
