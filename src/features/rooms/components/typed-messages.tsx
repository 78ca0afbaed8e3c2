'use client'

import { useEffect, useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { TextField } from '@/components/form/text-field'
import { TypedText } from '@/components/layout/typed-text'
import { roomTextLimit } from '@/domain/text-limits'
import { seatName, type GuestTexts } from './guest-texts'
import type { RoomConnection, RoomMessage } from './room-connection'
import styles from './typed-messages.module.css'

type Props = { texts: GuestTexts; room: RoomConnection }

const writerOf = (texts: GuestTexts, { view }: RoomConnection, { from, writer }: RoomMessage): string => {
  if (from === view.self) return texts.call.typing.you
  return writer ? seatName(texts, view, writer) : texts.call.roles.other
}

/** Typing for whoever cannot hear, cannot speak freely, or has a bad line. The last words are large enough to read from afar. */
export const TypedMessages = ({ texts, room }: Props) => {
  const { typing } = texts.call
  const [text, setText] = useState('')
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = end.current
    if (list) list.scrollTop = list.scrollHeight
  }, [room.messages])
  const send = () => {
    if (!text.trim()) return
    room.say(text.trim())
    setText('')
  }
  return (
    <section className={styles.typing}>
      <h2>{typing.heading}</h2>
      {/* Scrolls, so that the keyboard reaches it. */}
      <div ref={end} role="group" aria-label={typing.heading} className={styles.scrolling} tabIndex={0}>
        <div role="log" className={styles.messages}>
          {room.messages.length === 0 ? <p className="soft">{typing.none}</p> : null}
          {room.messages.map((message) => (
            <div key={message.id} className={message.from === room.view.self ? styles.own : styles.message}>
              <p className="soft small">{writerOf(texts, room, message)}</p>
              <TypedText className={styles.text}>{message.text}</TypedText>
            </div>
          ))}
        </div>
      </div>
      <CheckedForm className={styles.form} onSend={send}>
        <TextField
          path="message"
          label={typing.field}
          lines={2}
          longest={roomTextLimit}
          value={text}
          onChange={setText}
          hint={typing.kept}
        />
        <CommandButton pending={false} className="button button-main">
          {typing.send}
        </CommandButton>
      </CheckedForm>
    </section>
  )
}
