'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { ButtonRow } from '@/components/layout/button-row'
import { isolatedText } from '@/domain/isolated-text'
import { roomTextLimit } from '@/domain/text-limits'
import { useSeatName } from './host-about'
import type { MessagesInNote } from './host-note'
import type { CallParts } from './host-parts'
import type { RoomMessage } from './use-room'
import styles from './host-messages.module.css'

type Props = CallParts & { note: MessagesInNote; hasInterview: boolean }
/** Which button was pressed last: what the line below says. */
type Press = { button: 'copy' | 'note'; text: string }
type ButtonProps = Props & { message: RoomMessage; reasonId: string; onPress: (press: Press) => void }

const MessageButtons = ({ message, note, hasInterview, reasonId, onPress }: ButtonProps) => {
  const t = useTranslations('roomHost.messages')
  const { text } = message
  const copy = async () => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    onPress({ button: 'copy', text })
  }
  const isInNote = note.has(message)
  return (
    <ButtonRow tight>
      <button
        type="button"
        className={`button button-quiet ${styles.action}`}
        aria-label={t(isInNote ? 'fromNoteOf' : 'toNoteOf', { text })}
        aria-describedby={hasInterview ? undefined : reasonId}
        onClick={() => {
          if (hasInterview) note.toggle(message)
          onPress({ button: 'note', text })
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

/** Enough of a message to know which one it is. */
const beginningOf = (text: string) => {
  const characters = [...text]
  return isolatedText(characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text)
}

/** What is kept of the messages, and why none of them goes into the note now. */
const useReason = ({ about, hasInterview }: Props): string => {
  const t = useTranslations('roomHost.messages')
  if (hasInterview) return t('kept')
  return t(about.interviewId === null ? 'noInterview' : 'afterInterview')
}

/** What the line below the messages says: what came of the last button, or what is kept. */
const useStatus = ({ note, hasInterview }: Props, reason: string, press: Press | null): string => {
  const t = useTranslations('roomHost.messages')
  if (press?.button === 'copy') return t('copied', { text: beginningOf(press.text) })
  if (press && hasInterview && note.outcome) return t(`notes.${note.outcome}`, { text: beginningOf(press.text) })
  return reason
}

/** Says the last message of somebody else to a screen reader, without the buttons that stand below it in the list. */
const LastMessage = ({ connection: { messages }, view, about }: Props) => {
  const t = useTranslations('roomHost.messages')
  const seatName = useSeatName(about)
  const last = messages.findLast(({ from }) => from !== view.self)
  return (
    <div aria-live="polite" className="visually-hidden">
      {last ? (
        <p key={last.id}>{`${last.writer ? seatName(last.writer) : t('somebody')}: ${isolatedText(last.text)}`}</p>
      ) : null}
    </div>
  )
}

/** What is typed beside the talk. It is kept nowhere but where the caller puts it into the note of the interview. */
export const HostMessages = (props: Props) => {
  const t = useTranslations('roomHost.messages')
  const { messages, say } = props.connection
  const [{ press, count }, setLast] = useState<{ press: Press | null; count: number }>({ press: null, count: 0 })
  const reason = useReason(props)
  const status = useStatus(props, reason, press)
  const reasonId = useId()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [messages])
  return (
    <div className={styles.panel}>
      {messages.length === 0 ? <p className="small soft">{t('none')}</p> : null}
      <ol ref={list} className={styles.list} aria-label={t('title')}>
        {messages.map((message) => (
          <Message
            key={message.id}
            {...props}
            message={message}
            reasonId={reasonId}
            onPress={(next) => setLast({ press: next, count: count + 1 })}
          />
        ))}
      </ol>
      <LastMessage {...props} />
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
        {/* A new element: the same words are said again. */}
        <span key={count}>{status}</span>
      </p>
      <p id={reasonId} hidden>
        {reason}
      </p>
    </div>
  )
}
