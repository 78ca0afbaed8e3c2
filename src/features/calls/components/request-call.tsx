'use client'

import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { requestNoteLimit } from '@/domain/text-limits'
import { requestCallAction } from '../actions'
import styles from './calls.module.css'

/** The form for a call that a parent asked for. Sending it also allows calls to a family that did not want them. */
export const RequestCall = ({ familyId, today }: { familyId: string; today: string }) => {
  const t = useTranslations('today')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const form = useRef<HTMLFormElement>(null)
  const requestId = useRef<string | null>(null)
  const request = useCommand(requestCallAction, {
    onSuccess: () => {
      requestId.current = null
      form.current?.reset()
      close()
      router.refresh()
    },
  })
  const send = (fields: FormData) => {
    requestId.current ??= crypto.randomUUID()
    const [notBefore, note] = [fieldText(fields, 'notBefore'), fieldText(fields, 'note')]
    return request.run({ id: requestId.current, familyId, notBefore, note })
  }
  return (
    <FormDetails refs={refs} summary={t('request.open')}>
      <CheckedForm form={form} className={styles.side} onSend={send}>
        <Field path="notBefore" label={t('request.day')}>
          {(field) => <input {...field} type="date" className="input" min={today} defaultValue={today} required />}
        </Field>
        <TextField
          path="note"
          className={`field ${styles.grow}`}
          label={t('request.note')}
          longest={requestNoteLimit}
        />
        <CommandButton pending={request.pending}>{t('request.save')}</CommandButton>
      </CheckedForm>
    </FormDetails>
  )
}
