'use client'

import { useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { textLimit } from '@/domain/instrument/answer'
import { ButtonRow } from '@/components/layout/button-row'
import { useCall } from './call-context'
import { Dialog } from './dialogs'
import { filled } from './texts'
import type { Concern } from './use-concern'
import styles from './concern.module.css'

type ShownEntry = { id: string; kind: 'raised' | 'withdrawn'; text: string; state: string }

/** The entries that the server has, and those that are still being sent. */
const Earlier = ({ entries, waiting }: Pick<Concern, 'entries' | 'waiting'>) => {
  const { texts } = useCall()
  const { earlier, entryRaised, entryWithdrawn, seen, waits, unsentMark } = texts.concern
  const shownEntries: ShownEntry[] = [
    ...entries.map(({ isSeen, ...entry }) => ({ ...entry, state: isSeen ? seen : waits })),
    ...waiting.map(({ entryId, ...entry }) => ({ ...entry, id: entryId, state: unsentMark })),
  ]
  if (shownEntries.length === 0) return null
  return (
    <section>
      <h3>{earlier}</h3>
      <ol className={styles.entries}>
        {shownEntries.map(({ id, kind, text, state }) => (
          <li key={id}>
            {kind === 'withdrawn' ? `${entryWithdrawn}. ` : null}
            {text ? filled(entryRaised, { text }) : null} <span className="soft small">({state})</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/**
 * The dialog in which a caller passes on a concern during the call. Its code is loaded with the page, because a concern may
 * come up without a connection. Closing the dialog keeps the typed text.
 */
export const ConcernDialog = ({ concern, close }: { concern: Concern; close: string }) => {
  const { texts } = useCall()
  const { text, type, entries, waiting, isStanding, others, said, send } = concern
  const [asks, setAsks] = useState(false)
  const closer = useRef<HTMLButtonElement>(null)
  const pass = async (kind: 'raised' | 'withdrawn') => {
    setAsks(false)
    // A withdrawal removes its own button, so the focus goes to the close button.
    if ((await send(kind)) || kind === 'withdrawn') closer.current?.focus()
  }
  return (
    <Dialog
      title={texts.concern.title}
      onClose={() => concern.setOpen(false)}
      close={close}
      closer={closer}
      className={styles.dialog}
    >
      {others ? (
        <p className="notice small">
          {filled(texts.concern.others, { name: others.ask ?? texts.concern.coordinator })}
        </p>
      ) : null}
      <CheckedForm className={styles.form} onSend={() => void pass('raised')}>
        <Field path="text" label={texts.concern.text} hint={texts.concern.hint} longest={textLimit} text={text}>
          {(field) => (
            <textarea
              {...field}
              autoComplete="off"
              className="input"
              rows={4}
              required
              value={text}
              onChange={(event) => type(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className={said && !said.isSent ? 'problem' : styles.said}>
          {said?.text}
        </p>
        <ButtonRow tight>
          <button className="button button-main">{texts.concern.send}</button>
          {isStanding ? (
            <button type="button" className="button button-quiet" aria-expanded={asks} onClick={() => setAsks(!asks)}>
              {texts.concern.withdraw}
            </button>
          ) : null}
        </ButtonRow>
        {asks ? (
          <ButtonRow tight>
            <p>{texts.concern.withdrawAsk}</p>
            <button type="button" className="button" onClick={() => void pass('withdrawn')}>
              {texts.concern.withdrawYes}
            </button>
          </ButtonRow>
        ) : null}
      </CheckedForm>
      <Earlier entries={entries} waiting={waiting} />
    </Dialog>
  )
}
