'use client'

import { useId } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { helpTextLimit } from '@/domain/text-limits'
import { needTypes } from '@/domain/instrument/definition'
import { oneOf } from '@/domain/closed-lists'
import { useCall } from './call-context'
import { ownerText } from './owner-text'
import type { HelpDraft } from './use-help'
import call from './call.module.css'

type Props = {
  draft: HelpDraft
  onChange: (draft: HelpDraft) => void
  onSave: (draft: HelpDraft) => Promise<Refused | null>
  onCancel: () => void
}

/** The owners to choose from. The present owner is one of them when the help has one. */
const ownersFor = ({ ownerName }: HelpDraft): HelpDraft['owner'][] => [
  ...(ownerName === null ? [] : ['kept' as const]),
  'me',
  'coordinator',
]

/** The form for agreed help: what, by whom and by when. */
export const HelpForm = ({ draft: next, onChange: setNext, onSave, onCancel }: Props) => {
  const { texts, wording, today } = useCall()
  const id = useId()
  return (
    <CheckedForm className={call.form} onSend={() => onSave(next)} opens>
      <Field path="type" label={texts.end.helpType}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={next.type}
            onChange={(event) => setNext({ ...next, type: oneOf(needTypes, event.target.value) ?? next.type })}
          >
            {needTypes.map((type) => (
              <option key={type} value={type}>
                {wording.needs.types[type]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field path="text" label={texts.end.helpText} longest={helpTextLimit} text={next.text}>
        {(field) => (
          <input
            {...field}
            className="input"
            autoComplete="off"
            value={next.text}
            onChange={(event) => setNext({ ...next, text: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend>{texts.end.owner}</legend>
        {ownersFor(next).map((owner) => (
          <label key={owner} className={call.switch}>
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
      <Field path="dueOn" label={texts.end.due}>
        {(field) => (
          <input
            {...field}
            type="date"
            className="input"
            required
            min={today}
            value={next.dueOn ?? ''}
            onChange={(event) => setNext({ ...next, dueOn: event.target.value || null })}
          />
        )}
      </Field>
      <span className={call.pair}>
        <button className="button button-main">{texts.end.saveHelp}</button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {texts.end.cancel}
        </button>
      </span>
    </CheckedForm>
  )
}
