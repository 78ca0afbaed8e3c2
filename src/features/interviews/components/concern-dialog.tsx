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
 * The dialog in which a caller passes on a concern during the call, or withdraws it with a reason. Its code is loaded with
 * the page, because a concern may come up without a connection. Closing the dialog keeps the typed text.
 */
export const ConcernDialog = ({ concern, close }: { concern: Concern; close: string }) => {
  const { texts } = useCall()
  const { text, type, entries, waiting, isStanding, others, said, send } = concern
  const [withdraws, setWithdraws] = useState(false)
  const closer = useRef<HTMLButtonElement>(null)
  const words = texts.concern
  const pass = async () => {
    setWithdraws(false)
    // A withdrawal removes its own button, so the focus goes to the close button.
    if ((await send(withdraws ? 'withdrawn' : 'raised')) || withdraws) closer.current?.focus()
  }
  return (
    <Dialog
      title={words.title}
      onClose={() => concern.setOpen(false)}
      close={close}
      closer={closer}
      className={styles.dialog}
    >
      {others ? (
        <p className="notice small">{filled(words.others, { name: others.ask ?? words.coordinator })}</p>
      ) : null}
      <CheckedForm className={styles.form} onSend={() => void pass()}>
        <Field
          path="text"
          label={withdraws ? words.withdrawText : words.text}
          hint={withdraws ? words.withdrawAsk : words.hint}
          longest={textLimit}
          text={text}
        >
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
        {withdraws ? null : (
          <Field path="source" label={words.source}>
            {(field) => (
              <select
                {...field}
                className="input"
                value={concern.source}
                onChange={(event) => concern.setSource(event.target.value)}
              >
                {Object.entries(words.sources).map(([value, label]) => (
                  <option key={value} value={value === 'none' ? '' : value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <p role="status" className={said && !said.isSent ? 'problem' : styles.said}>
          {withdraws ? null : said?.text}
        </p>
        <ButtonRow tight>
          <button className="button button-main">{withdraws ? words.withdrawYes : words.send}</button>
          {isStanding ? (
            <button
              type="button"
              className="button button-quiet"
              onClick={({ currentTarget }) => {
                concern.startReason()
                setWithdraws(!withdraws)
                currentTarget.form?.querySelector('textarea')?.focus()
              }}
            >
              {withdraws ? words.withdrawNo : words.withdraw}
            </button>
          ) : null}
        </ButtonRow>
      </CheckedForm>
      <Earlier entries={entries} waiting={waiting} />
    </Dialog>
  )
}
