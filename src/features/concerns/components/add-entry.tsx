'use client'

import { useId, useRef, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import type { Locale } from '@/i18n/locale'
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
  /** Null: a worry of one's own that begins here. */
  concernId: string | null
  kind: 'raised' | 'withdrawn'
  texts: EntryTexts
  locale: Locale
}

/** One entry more, behind a line that opens it. Nothing that stands there is changed by it. */
export const AddEntry = ({ interviewId, concernId, kind, texts, locale }: Props) => {
  const id = useId()
  const details = useRef<HTMLDetailsElement>(null)
  const sent = useRef<{ entryId: string; text: string } | null>(null)
  const [round, setRound] = useState(0)
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [busy, startSending] = useTransition()
  const shut = () => {
    if (details.current) details.current.open = false
    setProblem('')
    setRound(round + 1)
  }
  const send = (fields: FormData) => {
    const text = fieldText(fields, 'text').trim()
    // The same words sent again are the same entry; other words are another one.
    if (sent.current?.text !== text) sent.current = { entryId: crypto.randomUUID(), text }
    const input = { id: interviewId, concernId, kind, ...sent.current }
    startSending(async () => {
      const result = await answered(addConcernEntryAction(input))
      if (!result.ok) return setProblem(result.problems[0]?.message ?? result.message)
      sent.current = null
      const names = result.data.to.length > 0 ? result.data.to : [texts.coordinators]
      setSaid(texts.sent.replace('{names}', () => new Intl.ListFormat(locale).format(names)))
      shut()
    })
  }
  return (
    <>
      <details ref={details} className={`${styles.add} no-print`}>
        <summary>{texts.opens}</summary>
        <form
          key={round}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) send(new FormData(event.currentTarget))
          }}
        >
          <div className="field">
            <label htmlFor={id}>{texts.label}</label>
            <textarea
              id={id}
              name="text"
              className="input"
              rows={3}
              maxLength={10_000}
              required={kind === 'raised'}
              aria-describedby={`${id}-hint`}
            />
            <p id={`${id}-hint`} className="soft small">
              {texts.hint}
            </p>
          </div>
          {problem ? (
            <p className="problem" role="alert">
              {problem}
            </p>
          ) : null}
          <div className={styles.choices}>
            <button className="button button-main" aria-disabled={busy}>
              {texts.save}
            </button>
            <button type="button" className="button button-quiet" onClick={shut}>
              {texts.cancel}
            </button>
          </div>
        </form>
      </details>
      <p role="status" className="small">
        {said}
      </p>
    </>
  )
}
