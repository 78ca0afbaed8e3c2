'use client'

import { useRef, useState, type ReactNode } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import type { Command } from '@/components/form/use-command'
import { textLimit } from '@/domain/instrument/answer'
import { ButtonRow } from '@/components/layout/button-row'
import type { EntryTexts } from './entry-texts'
import styles from './concerns.module.css'

type Entry = { entryId: string; text: string; source: string }

type Props<Input> = {
  command: Command<Input>
  /** Sends the entry by the command. */
  onSend: (entry: Entry) => Promise<Refused | null>
  texts: EntryTexts
  /** The field for the source, if the form has one. */
  children?: ReactNode
}

/** A form for one more entry, behind a line that opens it. It closes itself, emptied, once the entry is saved. */
export const EntryForm = <Input,>({ command, onSend, texts, children }: Props<Input>) => {
  const { refs, close } = useFormDetails()
  const sentEntry = useRef<{ entryId: string; text: string } | null>(null)
  const [round, setRound] = useState(0)
  const closeEmptied = () => {
    close()
    setRound(round + 1)
  }
  const send = async (fields: FormData) => {
    const text = fieldText(fields, 'text').trim()
    // The same words sent again keep their id, so a repeat adds nothing. Other words get a new id.
    if (sentEntry.current?.text !== text) sentEntry.current = { entryId: crypto.randomUUID(), text }
    const refusal = await onSend({ ...sentEntry.current, source: fieldText(fields, 'source') })
    if (refusal) return refusal
    sentEntry.current = null
    closeEmptied()
    return null
  }
  return (
    <>
      <FormDetails refs={refs} summary={texts.opens}>
        <CheckedForm key={round} className={styles.form} onSend={send}>
          <TextField path="text" label={texts.label} hint={texts.hint} longest={textLimit} lines={3} required />
          {children}
          <ButtonRow tight>
            <CommandButton pending={command.pending} className="button button-main">
              {texts.save}
            </CommandButton>
            <button type="button" className="button button-quiet" onClick={closeEmptied}>
              {texts.cancel}
            </button>
          </ButtonRow>
        </CheckedForm>
      </FormDetails>
      <SuccessMessage message={command.message} className="small" />
    </>
  )
}
