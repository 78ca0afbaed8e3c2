'use client'

import { useId } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { textLimit } from '@/domain/instrument/answer'
import { feelings } from '@/domain/instrument/call-details'
import { useCall } from './call-context'
import type { CheckIn } from './use-check-in'
import type { InterviewForm } from '../queries/interview-form'
import call from './call.module.css'

/** The caller's check-in ("Hoe was dit gesprek voor u?"). It is private to the caller unless they share it. */
export const CheckInForm = ({ checkIn, people }: { checkIn: CheckIn; people: InterviewForm['talk']['people'] }) => {
  const { texts } = useCall()
  const { values, change, said, send } = checkIn
  const { feeling, text, shared, talkWith } = values
  const id = useId()
  return (
    <section>
      <h3>{texts.end.checkIn}</h3>
      <p className="small soft">{texts.end.checkInText}</p>
      <CheckedForm className={call.form} onSend={() => void send(values)}>
        <fieldset>
          <legend className="visually-hidden">{texts.end.checkIn}</legend>
          {feelings.map((one) => (
            <label key={one} className={call.switch}>
              <input
                type="radio"
                name={`${id}-feeling`}
                checked={feeling === one}
                onChange={() => change({ feeling: one })}
              />
              {texts.end.feelings[one]}
            </label>
          ))}
        </fieldset>
        {feeling === 'heavy' || talkWith ? (
          <Field path="talkWith" label={texts.end.talk} hint={texts.end.talkHint}>
            {(field) => (
              <select
                {...field}
                className="input"
                value={talkWith ?? ''}
                onChange={(event) => change({ talkWith: event.target.value || null })}
              >
                <option value="">{texts.end.talkNo}</option>
                {people.map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name} ({texts.end.talkRoles[person.role]})
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        <Field path="text" label={texts.end.checkInNote} longest={textLimit} text={text}>
          {(field) => (
            <textarea
              {...field}
              className="input"
              autoComplete="off"
              rows={2}
              value={text}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
        </Field>
        <label className={call.switch}>
          <input type="checkbox" checked={shared} onChange={(event) => change({ shared: event.target.checked })} />
          {texts.end.share}
        </label>
        <button className="button">{texts.end.checkInSave}</button>
        <p role="status" className="small">
          {said}
        </p>
      </CheckedForm>
    </section>
  )
}
