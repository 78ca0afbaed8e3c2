'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { ButtonRow } from '@/components/layout/button-row'
import { roomTextLimit } from '@/domain/text-limits'
import { useSeatName } from './host-about'
import type { MessagesInNote } from './host-note'
import type { CallParts } from './host-parts'
import type { RoomMessage } from './use-room'
import styles from './host-messages.module.css'

type Props = CallParts & { note: MessagesInNote; hasInterview: boolean }
type ButtonProps = Props & { message: RoomMessage; statusId: string; onPress: (last: Pressed) => void }
/** Which button was pressed last: what the line below says. */
type Pressed = 'copy' | 'note'

const MessageButtons = ({ message, note, hasInterview, statusId, onPress }: ButtonProps) => {
  const t = useTranslations('roomHost.messages')
  const { text } = message
  const copy = async () => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    onPress('copy')
  }
  const isInNote = note.has(message)
  return (
    <ButtonRow tight>
      <button
        type="button"
        className={`button button-quiet ${styles.action}`}
        disabled={!hasInterview}
        aria-label={t(isInNote ? 'fromNoteOf' : 'toNoteOf', { text })}
        aria-describedby={hasInterview ? undefined : statusId}
        onClick={() => {
          note.toggle(message)
          onPress('note')
        }}
      >
        {t(isInNote ? 'fromNote' : 'toNote')}
      </button>
      <button
        type="button"
        className={`button button-quiet ${styles.action}`}
        aria-label={t('copyOf', { text })}
        onClick={() => void copy()}
      >
        {t('copy')}
      </button>
    </ButtonRow>
  )
}

const Message = (props: ButtonProps) => {
  const { message, view, about } = props
  const t = useTranslations('roomHost.messages')
  const seatName = useSeatName(about)
  const { from, writer } = message
  const isOwn = from === view.self
  const name = writer ? seatName(writer) : t('somebody')
  return (
    <li className={styles.message}>
      <span className="small soft">{isOwn ? t('you') : name}</span>
      <span className={styles.text}>{message.text}</span>
      {isOwn ? null : <MessageButtons {...props} />}
    </li>
  )
}

/** What the line below the messages says: what came of the last button, or what is kept. */
const useStatus = ({ about, note, hasInterview }: Props, pressed: Pressed | null): string => {
  const t = useTranslations('roomHost.messages')
  if (pressed === 'copy') return t('copied')
  if (pressed === 'note' && note.outcome) return t(`notes.${note.outcome}`)
  if (hasInterview) return t('kept')
  return t(about.interviewId === null ? 'noInterview' : 'afterInterview')
}

/** What is typed beside the talk. It is kept nowhere but where the caller puts it into the note of the interview. */
export const HostMessages = (props: Props) => {
  const t = useTranslations('roomHost.messages')
  const { messages, say } = props.connection
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const status = useStatus(props, pressed)
  const statusId = useId()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [messages.length])
  return (
    <div className={styles.panel}>
      {messages.length === 0 ? <p className="small soft">{t('none')}</p> : null}
      <ol ref={list} className={styles.list} aria-label={t('title')} aria-live="polite">
        {messages.map((message) => (
          <Message key={message.id} {...props} message={message} statusId={statusId} onPress={setPressed} />
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
      <p id={statusId} role="status" className="small soft">
        {status}
      </p>
    </div>
  )
}
