'use client'

import { useId, useState } from 'react'
import { needTypes } from '@/domain/instrument/v1'
import type { NeedType } from '@/domain/instrument/items'
import { useCall } from './call-context'
import { ownerText } from './owner-text'
import type { HelpDraft } from './use-help'
import styles from './interview.module.css'

type Props = {
  draft: HelpDraft
  onChange: (draft: HelpDraft) => void
  onSave: (draft: HelpDraft) => Promise<void>
  onCancel: () => void
}

/** Help that somebody has already may stay with them. */
const ownersFor = ({ ownerName }: HelpDraft): HelpDraft['owner'][] => [
  ...(ownerName === null ? [] : ['kept' as const]),
  'me',
  'coordinator',
]

/** An agreement: what, who, by when. */
export const HelpForm = ({ draft: next, onChange: setNext, onSave, onCancel }: Props) => {
  const { texts, wording, today } = useCall()
  const [busy, setBusy] = useState(false)
  const id = useId()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
        void onSave(next).finally(() => setBusy(false))
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-type`}>{texts.end.helpType}</label>
        <select
          id={`${id}-type`}
          className="input"
          value={next.type}
          onChange={(event) => setNext({ ...next, type: event.target.value as NeedType })}
        >
          {needTypes.map((type) => (
            <option key={type} value={type}>
              {wording.needs.types[type]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{texts.end.helpText}</label>
        <input
          id={`${id}-text`}
          autoComplete="off"
          className="input"
          maxLength={2000}
          value={next.text}
          onChange={(event) => setNext({ ...next, text: event.target.value })}
        />
      </div>
      <fieldset className={styles.plain}>
        <legend>{texts.end.owner}</legend>
        {ownersFor(next).map((owner) => (
          <label key={owner} className={styles.switch}>
            <input
              type="radio"
              name={`${id}-owner`}
              checked={next.owner === owner}
              onChange={() => setNext({ ...next, owner })}
            />
            {ownerText({ ...next, owner }, texts)}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-due`}>{texts.end.due}</label>
        <input
          id={`${id}-due`}
          type="date"
          className="input"
          required
          min={today}
          value={next.dueOn ?? ''}
          onChange={(event) => setNext({ ...next, dueOn: event.target.value || null })}
        />
      </div>
      <span className={styles.pair}>
        <button className="button button-main" disabled={busy}>
          {texts.end.saveHelp}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {texts.end.cancel}
        </button>
      </span>
    </form>
  )
}
