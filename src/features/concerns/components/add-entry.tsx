'use client'

import { useRef, useState } from 'react'
import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, shutDetails } from '@/components/form/form-details'
import { textLimit } from '@/domain/instrument/answer'
import type { Locale } from '@/i18n/locale'
import { ButtonRow } from '@/components/layout/button-row'
import { addConcernEntryAction } from '../actions'
import styles from './concerns.module.css'

/** Handed down: an interview's record has no translations in the browser. */
export type EntryTexts = {
  opens: string
  label: string
  hint: string
  save: string
  cancel: string
  /** With `{names}` in it. */
  sent: string
  coordinators: string
}

type Props = {
  interviewId: string
  /** Null: a concern of one's own that begins here. */
  concernId: string | null
  kind: 'raised' | 'withdrawn'
  texts: EntryTexts
  locale: Locale
}

/** One entry more, behind a line that opens it. Nothing that stands there is changed by it. */
export const AddEntry = ({ interviewId, concernId, kind, texts, locale }: Props) => {
  const details = useRef<HTMLDetailsElement>(null)
  const sent = useRef<{ entryId: string; text: string } | null>(null)
  const [round, setRound] = useState(0)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const shut = () => {
    shutDetails(details.current)
    setRound(round + 1)
  }
  const send = async (fields: FormData) => {
    const text = fieldText(fields, 'text').trim()
    // The same words sent again are the same entry; other words are another one.
    if (sent.current?.text !== text) sent.current = { entryId: crypto.randomUUID(), text }
    const input = { id: interviewId, concernId, kind, ...sent.current }
    setBusy(true)
    const result = await answered(addConcernEntryAction(input))
    setBusy(false)
    if (!result.ok) return result
    sent.current = null
    const names = result.data.to.length > 0 ? result.data.to : [texts.coordinators]
    setSaid(texts.sent.replace('{names}', () => new Intl.ListFormat(locale).format(names)))
    shut()
    return null
  }
  return (
    <>
      <FormDetails details={details} summary={texts.opens}>
        <CheckedForm key={round} className={styles.form} onSend={send}>
          <Field path="text" label={texts.label} hint={texts.hint} longest={textLimit}>
            {(field) => (
              <textarea {...field} autoComplete="off" className="input" rows={3} required={kind === 'raised'} />
            )}
          </Field>
          <ButtonRow tight>
            <button className="button button-main" aria-disabled={busy}>
              {texts.save}
            </button>
            <button type="button" className="button button-quiet" onClick={shut}>
              {texts.cancel}
            </button>
          </ButtonRow>
        </CheckedForm>
      </FormDetails>
      <p role="status" className="small">
        {said}
      </p>
    </>
  )
}
