'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { roomTextLimit } from '@/domain/text-limits'
import { useSeatName } from './host-about'
import type { CallParts } from './host-parts'
import type { RoomMessage } from './use-room'
import styles from './host-messages.module.css'

type MessageProps = CallParts & { message: RoomMessage; onCopy: (message: RoomMessage) => void }

const Message = ({ message, view, about, onCopy }: MessageProps) => {
  const t = useTranslations('roomHost.messages')
  const seatName = useSeatName(about)
  const { from, writer } = message
  const isOwn = from === view.self
  const name = writer ? seatName(writer) : t('somebody')
  return (
    <li className={styles.message}>
      <span className="small soft">{isOwn ? t('you') : name}</span>
      <span className={styles.text}>{message.text}</span>
      {isOwn ? null : (
        <button
          type="button"
          className={`button button-quiet ${styles.copy}`}
          aria-label={t('copyOf', { text: message.text })}
          onClick={() => onCopy(message)}
        >
          {t('copy')}
        </button>
      )}
    </li>
  )
}

/** What is typed beside the talk. It is kept nowhere; the caller copies what belongs in the notes. */
export const HostMessages = (parts: CallParts) => {
  const t = useTranslations('roomHost.messages')
  const { messages, say } = parts.connection
  const [copiedId, setCopied] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [messages.length])
  const copy = async ({ id, text }: RoomMessage) => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    setCopied(id)
  }
  return (
    <div className={styles.panel}>
      {messages.length === 0 ? <p className="small soft">{t('none')}</p> : null}
      <ol ref={list} className={styles.list} aria-label={t('title')} aria-live="polite">
        {messages.map((message) => (
          <Message key={message.id} {...parts} message={message} onCopy={(text) => void copy(text)} />
        ))}
      </ol>
      <CheckedForm
        className={styles.form}
        onSend={(fields, form) => {
          const text = fieldText(fields, 'text').trim()
          if (text) say(text)
          form.reset()
        }}
      >
        <TextField path="text" label={t('label')} longest={roomTextLimit} />
        <button type="submit" className="button">
          {t('send')}
        </button>
      </CheckedForm>
      <p role="status" className="small soft">
        {copiedId ? t('copied') : t('kept')}
      </p>
    </div>
  )
}
