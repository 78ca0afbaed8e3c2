'use client'

import { useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { textLimit } from '@/domain/instrument/answer'
import type { Locale } from '@/i18n/locale'
import { ButtonRow } from '@/components/layout/button-row'
import { addConcernEntryAction } from '../actions'
import styles from './concerns.module.css'

/** The texts are props, because the page of an interview's record has no translations in the browser. */
export type EntryTexts = {
  opens: string
  label: string
  hint: string
  save: string
  cancel: string
  /** Contains the placeholder `{names}`. */
  sent: string
  coordinators: string
}

type Props = {
  interviewId: string
  /** The concern to which the entry is added; null for a new concern of the actor. */
  concernId: string | null
  kind: 'raised' | 'withdrawn'
  texts: EntryTexts
  locale: Locale
}

/** A form for one more entry, behind a line that opens it. */
export const AddEntry = ({ interviewId, concernId, kind, texts, locale }: Props) => {
  const { refs, close } = useFormDetails()
  const sentEntry = useRef<{ entryId: string; text: string } | null>(null)
  const [round, setRound] = useState(0)
  const closeEmptied = () => {
    close()
    setRound(round + 1)
  }
  const add = useCommand(addConcernEntryAction, {
    success: ({ to }) => {
      const names = to.length > 0 ? to : [texts.coordinators]
      return texts.sent.replace('{names}', () => new Intl.ListFormat(locale).format(names))
    },
    onSuccess: () => {
      sentEntry.current = null
      closeEmptied()
    },
  })
  const send = (fields: FormData) => {
    const text = fieldText(fields, 'text').trim()
    // The same words sent again keep their id, so a repeat adds nothing. Other words get a new id.
    if (sentEntry.current?.text !== text) sentEntry.current = { entryId: crypto.randomUUID(), text }
    return add.run({ id: interviewId, concernId, kind, ...sentEntry.current })
  }
  return (
    <>
      <FormDetails refs={refs} summary={texts.opens}>
        <CheckedForm key={round} className={styles.form} onSend={send}>
          <TextField
            path="text"
            label={texts.label}
            hint={texts.hint}
            longest={textLimit}
            lines={3}
            required={kind === 'raised'}
          />
          <ButtonRow tight>
            <CommandButton pending={add.pending} className="button button-main">
              {texts.save}
            </CommandButton>
            <button type="button" className="button button-quiet" onClick={closeEmptied}>
              {texts.cancel}
            </button>
          </ButtonRow>
        </CheckedForm>
      </FormDetails>
      <SuccessMessage message={add.message} className="small" />
    </>
  )
}
