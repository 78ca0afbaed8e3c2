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
import { oneOf } from '@/domain/closed-lists'
import { requestNoteLimit } from '@/domain/text-limits'
import { requestCallAction } from '../actions'
import styles from './calls.module.css'

/** What may be planned here. A coordinator’s wish is planned with the list of calls. */
const plannedReasons = ['parent_asked', 'help_follow_up'] as const

type Props = { familyId: string; today: string; mayCall: boolean }

/**
 * The form for a call: one that the parent asked for, or to ask about help. To a family that wants no calls there is only the
 * first, and sending it allows calls again.
 */
export const RequestCall = ({ familyId, today, mayCall }: Props) => {
  const t = useTranslations('today')
  const reasonText = useTranslations('calls.list.reasons')
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
    const reason = oneOf(plannedReasons, fieldText(fields, 'reason')) ?? 'parent_asked'
    return request.run({ id: requestId.current, familyId, reason, notBefore, note })
  }
  return (
    <FormDetails refs={refs} summary={t(mayCall ? 'request.plan' : 'request.open')}>
      <CheckedForm form={form} className={styles.side} onSend={send}>
        {mayCall ? (
          <Field path="reason" label={t('request.reason')}>
            {(field) => (
              <select {...field} className="input">
                {plannedReasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {reasonText(reason)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
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
