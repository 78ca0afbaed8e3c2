'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import type { Message } from '@/components/form/use-command'
import { textLimit } from '@/domain/instrument/answer'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './concerns.module.css'

type Props<Choice extends string> = {
  texts: { opens: string; choice: string; text: string; hint: string; save: string }
  options: readonly { value: Choice; label: string }[]
  pending: boolean
  message: Message
  onSend: (step: { entryId: string; choice: Choice; text: string }) => Promise<Refused | null>
}

/** A form for a step that a coordinator took, behind a line that opens it: a choice, and what is to be said about it. */
export const StepForm = <Choice extends string>({ texts, options, pending, message, onSend }: Props<Choice>) => {
  const t = useTranslations('concerns')
  const { refs, close } = useFormDetails()
  const entryId = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const closeEmptied = () => {
    entryId.current = null
    close()
    setRound(round + 1)
  }
  const send = async (fields: FormData) => {
    const chosenOption = options.find(({ value }) => value === fieldText(fields, 'choice'))
    if (!chosenOption) return null
    entryId.current ??= crypto.randomUUID()
    const text = fieldText(fields, 'text')
    const refusal = await onSend({ entryId: entryId.current, choice: chosenOption.value, text })
    if (!refusal) closeEmptied()
    return refusal
  }
  return (
    <>
      <FormDetails refs={refs} summary={texts.opens}>
        <CheckedForm key={round} className={styles.form} onSend={send}>
          <Field path="choice" label={texts.choice}>
            {(field) => (
              <select {...field} className="input" required defaultValue="">
                <option value="">{t('choose')}</option>
                {options.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField path="text" label={texts.text} hint={texts.hint} longest={textLimit} lines={4} required />
          <ButtonRow tight>
            <CommandButton pending={pending} className="button button-main">
              {texts.save}
            </CommandButton>
            <button type="button" className="button button-quiet" onClick={closeEmptied}>
              {t('cancel')}
            </button>
          </ButtonRow>
        </CheckedForm>
      </FormDetails>
      <SuccessMessage message={message} className="small" />
    </>
  )
}
