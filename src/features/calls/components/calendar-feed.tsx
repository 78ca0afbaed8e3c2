'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { useCommand, type Message } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { moment } from '@/i18n/format'
import { createCalendarFeedAction, revokeCalendarFeedAction } from '../actions'
import type { OwnCalendarFeed } from '../queries/own-calendar-feed'
import styles from './appointments.module.css'

/** The link, shown once, to be copied into a calendar program. */
const SecretLink = ({ link }: { link: string }) => {
  const t = useTranslations('agenda.feed')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    area.current?.select()
    await navigator.clipboard.writeText(link)
    setIsCopied(true)
  }
  return (
    <div className={styles.feed} tabIndex={-1}>
      <div className={`field ${styles.link}`}>
        <label htmlFor={id}>{t('label')}</label>
        <textarea
          id={id}
          ref={area}
          className={`input ${styles.text}`}
          readOnly
          rows={3}
          value={link}
          spellCheck={false}
        />
        <p className="small soft">{t('once')}</p>
      </div>
      <button type="button" className="button" onClick={() => void copy().catch(() => undefined)}>
        {isCopied ? t('copied') : t('copy')}
      </button>
    </div>
  )
}

/** Makes, renews and revokes the actor's own link for a calendar program. */
export const CalendarFeed = ({ feed }: { feed: OwnCalendarFeed }) => {
  const t = useTranslations('agenda.feed')
  const frame = useTranslations('frame.actions')
  const locale = useLocale()
  const message = useState<Message>(null)
  const [link, setLink] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const create = useCommand(createCalendarFeedAction, {
    message,
    onSuccess: (data: { link: string }) => setLink(data.link),
  })
  const revoke = useCommand(revokeCalendarFeedAction, {
    message,
    success: t('revoked'),
    onSuccess: () => setLink(null),
  })
  const used = (at: Date | null) => (at ? t('used', { at: moment(at, locale) }) : t('neverUsed'))
  return (
    <div className={styles.feed}>
      <p className="small soft">
        {feed ? `${t('made', { at: moment(feed.createdAt, locale) })} ${used(feed.lastUsedAt)}` : t('none')}
      </p>
      {link ? <SecretLink key={link} link={link} /> : null}
      <ButtonRow>
        <CommandButton pending={create.pending} onClick={() => (feed ? setAsking(true) : void create.run({}))}>
          {feed ? t('renew') : t('create')}
        </CommandButton>
        {feed ? (
          <CommandButton pending={revoke.pending} onClick={() => void revoke.run({})}>
            {t('revoke')}
          </CommandButton>
        ) : null}
      </ButtonRow>
      <CommandMessage message={message[0]} />
      <ConfirmDialog
        open={asking}
        title={t('confirm')}
        text={t('confirmText')}
        confirm={t('renew')}
        cancel={frame('cancel')}
        onConfirm={() => {
          setAsking(false)
          void create.run({})
        }}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}
